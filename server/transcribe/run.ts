import { spawn } from 'node:child_process'

export interface Ran {
  /** Undefined when it was ended from outside. */
  code: number | undefined
  output: string
  ended: 'itself' | 'too long' | 'too much' | 'stopped'
}

export interface Bounds {
  timeoutMs: number
  /** Most bytes of output. */
  most: number
  stop: AbortSignal
}

/**
 * Runs a program, without a shell, and reads what it writes. Too late, too much, or stopped: it is killed with everything it started.
 * Rejects with `ENOENT` when there is no such program.
 */
export function run(
  [program = '', ...words]: readonly string[],
  { timeoutMs, most, stop }: Bounds,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    if (stop.aborted) return resolve({ code: undefined, output: '', ended: 'stopped' })
    // A group of its own, to be killed as one.
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'ignore'], detached: true, env: ours() })
    const parts: Buffer[] = []
    let length = 0
    let ended: Ran['ended'] = 'itself'
    const end = (why: Ran['ended']) => {
      ended = why
      kill(child.pid)
    }
    const timer = setTimeout(end, timeoutMs, 'too long')
    const onStop = () => end('stopped')
    stop.addEventListener('abort', onStop)
    const free = () => {
      clearTimeout(timer)
      stop.removeEventListener('abort', onStop)
    }
    child.stdout.on('data', (part: Buffer) => {
      length += part.length
      if (length > most) end('too much')
      else parts.push(part)
    })
    child.on('error', error => {
      free()
      reject(error)
    })
    child.on('close', code => {
      free()
      // What it left running behind it ends with it.
      kill(child.pid)
      resolve({ code: code ?? undefined, output: Buffer.concat(parts).toString('utf8'), ended })
    })
  })
}

function kill(pid: number | undefined) {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

/** The environment without what is Tend's own: keys are no program's business. */
function ours(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEND_')))
}
