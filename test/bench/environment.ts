import { execFileSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { findChromium } from '../support/chromium.ts'

/** What the figures were measured on; without it they say little. */
export function environment(root: string) {
  return {
    at: new Date().toISOString(),
    commit: said('git', ['-C', root, 'describe', '--always', '--dirty']),
    cpus: cpus().length,
    cpu: cpus()[0]?.model ?? '',
    /** Other work on the machine when the run began: above 0.5 the figures are pessimistic. */
    load: Number(loadavg()[0]!.toFixed(1)),
    chromium: said(findChromium() ?? 'chromium', ['--version']),
    node: process.versions.node,
  }
}

function said(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return 'unknown'
  }
}
