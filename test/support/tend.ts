import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where the product lies when it is built. */
export const BUILD = resolve(import.meta.dirname, '../../dist')

/** The built product, running for real on a port and a data folder of its own. */
export interface Tend {
  origin: string
  /** Its data folder. */
  data: string
  /** The one-time set-up link, while nobody has used it. */
  setUpLink: string
  /** The server's process. */
  readonly pid: number
  stop(): Promise<void>
  /** Starts it again on what its data folder holds; `minutesAhead` is how much later it is by then. */
  start(later?: { minutesAhead: number }): Promise<void>
  /** Ends the process without a word, as a power cut would. */
  kill(): Promise<void>
}

/** `build` is the folder of the built product, when it is not this project's own. */
export async function startTend(env: Record<string, string> = {}, build = BUILD): Promise<Tend> {
  const data = mkdtempSync(join(tmpdir(), 'tend-test-'))
  const port = await freePort()
  let child: ChildProcess
  const tend: Tend = {
    origin: `http://localhost:${port}`,
    data,
    setUpLink: '',
    get pid() {
      return child.pid!
    },
    async start(later) {
      const ahead = later ? ['--import', clockAhead(later.minutesAhead)] : []
      child = spawn(process.execPath, [...ahead, join(build, 'server/main.js')], {
        env: { ...process.env, ...env, PORT: String(port), TEND_DATA: data, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      tend.setUpLink =
        (await firstWords(child, `localhost:${port}`)).match(/http:\S+\/set-up#\S+/)?.[0] ?? tend.setUpLink
    },
    async kill() {
      await ended(child, 'SIGKILL')
    },
    async stop() {
      await ended(child, 'SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
  await tend.start()
  return tend
}

/** A module that sets the process's clock forward. */
function clockAhead(minutes: number): string {
  const code = `const now = Date.now; Date.now = () => now() + ${minutes * 60_000}`
  return `data:text/javascript,${encodeURIComponent(code)}`
}

/** What the server prints until it says where it is. */
function firstWords(child: ChildProcess, address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout!.on('data', (words: Buffer) => {
      said += words
      if (said.includes(address)) setImmediate(() => resolve(said))
    })
    child.once('exit', code => reject(new Error(`The server ended with ${code}: ${said}`)))
  })
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
