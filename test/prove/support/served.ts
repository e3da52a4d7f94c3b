import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildServer, ServerProcess } from '../../server/support/process.ts'

/** The server as it ships, in a process of its own over a data folder of its own, both gone afterwards. */
export class Served {
  #server: ServerProcess | undefined

  private constructor(
    readonly built: Awaited<ReturnType<typeof buildServer>>,
    readonly data: string,
  ) {}

  /** Builds it; `name` keeps proofs that run side by side apart. It is not running yet. */
  static async build(name: string): Promise<Served> {
    return new Served(await buildServer(`tend-prove-${name}`), mkdtempSync(join(tmpdir(), 'tend-prove-')))
  }

  /** Starts it on what its folder holds; resolves to where it is reached. */
  async start(): Promise<string> {
    this.#server = await ServerProcess.start(this.built.main, this.data)
    return `http://127.0.0.1:${this.#server.port}`
  }

  /** Runs a command of the built server on its folder, as npm does: backup, restore, check-data. Rejects when it ends with an error. */
  async command(name: 'backup' | 'restore' | 'checkData', ...args: string[]): Promise<void> {
    const env = { ...process.env, TEND_DATA: this.data }
    await promisify(execFile)(process.execPath, [this.built[name], ...args], { env })
  }

  get pid(): number {
    return this.#server!.child.pid!
  }

  get file(): string {
    return join(this.data, 'tend.sqlite')
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    await this.#server?.end(signal)
  }

  async remove(): Promise<void> {
    await this.end('SIGKILL')
    rmSync(this.data, { recursive: true, force: true })
    this.built.remove()
  }
}
