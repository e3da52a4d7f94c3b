import { execFileSync, spawnSync } from 'node:child_process'

/** True when a program of this name can be started. */
export function has(command: string): boolean {
  return spawnSync('which', [command]).status === 0
}

export function run(command: string, args: string[]): void {
  try {
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  } catch {
    // What could not be installed is said by whoever looks for it next.
  }
}
