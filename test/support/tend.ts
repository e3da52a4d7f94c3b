import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The built product, running for real on a port and a data folder of its own. */
export interface Tend {
  origin: string
  /** The one-time set-up link, while nobody has used it. */
  setUpLink: string
  /** The server's process. */
  readonly pid: number
  stop(): Promise<void>
  start(): Promise<void>
  /** Ends the process without a word, as a power cut would. */
  kill(): Promise<void>
}

export async function startTend(env: Record<string, string> = {}): Promise<Tend> {
  const data = mkdtempSync(join(tmpdir(), 'tend-test-'))
  const port = await freePort()
  let child: ChildProcess
  const tend: Tend = {
    origin: `http://localhost:${port}`,
    setUpLink: '',
    get pid() {
      return child.pid!
    },
    async start() {
      child = spawn(process.execPath, [resolve(import.meta.dirname, '../../dist/server/main.js')], {
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
