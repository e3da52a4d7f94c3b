import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { SignedIn } from '../../../app/model/protocol.ts'
import { Device, PASSWORD } from './device.ts'
import { Browser } from './server.ts'

const project = resolve(import.meta.dirname, '../../..')

/** Builds the server as it ships, beside a shell of an app, into a folder of its own inside the project, where its packages are found. */
export async function buildServer(name: string) {
  const folder = join(project, 'node_modules/.cache', name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'app/assets'), { recursive: true })
  writeFileSync(join(folder, 'app/index.html'), '<!doctype html><title>Tend</title>')
  const vite = join(project, 'node_modules/vite/bin/vite.js')
  const { VITEST: _, ...env } = process.env
  const options = ['build', '--ssr', '--outDir', join(folder, 'server'), '--logLevel', 'error']
  await promisify(execFile)(process.execPath, [vite, ...options], { cwd: project, env })
  return {
    main: join(folder, 'server/main.js'),
    recover: join(folder, 'server/recover.js'),
    backup: join(folder, 'server/backup.js'),
    restore: join(folder, 'server/restore.js'),
    checkData: join(folder, 'server/check-data.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A server in a process of its own, on a port of its own. */
export class ServerProcess {
  readonly child: ChildProcess
  readonly said: { text: string }
  readonly port: number
  readonly setUpToken: string

  private constructor(child: ChildProcess, said: { text: string }) {
    this.child = child
    this.said = said
    this.port = Number(/:(\d+)/.exec(said.text)![1])
    this.setUpToken = /set-up#(\S+)/.exec(said.text)?.[1] ?? ''
  }

  static async start(main: string, data: string, more: Record<string, string> = {}): Promise<ServerProcess> {
    const env = { ...process.env, ...more, PORT: '0', HOST: '127.0.0.1', TEND_DATA: data, LOG_LEVEL: 'warn' }
    const child = spawn(process.execPath, [main], { env })
    const said = { text: '' }
    child.stderr.on('data', part => (said.text += part))
    for await (const part of child.stdout) {
      said.text += part
      if (said.text.includes('Tend runs at')) return new ServerProcess(child, said)
    }
    throw new Error(`The server did not start: ${said.text}`)
  }

  browser(): Browser {
    return new Browser((path, init) => fetch(`http://127.0.0.1:${this.port}${path}`, init))
  }

  /** Ends the process by this signal and returns its exit code. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode
    const ended = once(this.child, 'exit')
    this.child.kill(signal)
    const [code] = await ended
    return code
  }
}

/** Founds the workspace of a server in a process: Ada at her desk. */
export async function foundedOn(server: ServerProcess): Promise<Device> {
  const browser = server.browser()
  const device = { id: 'd'.repeat(16), name: 'Desk' }
  const form = {
    workspace: 'Northwind',
    name: 'Ada',
    email: 'ada@northwind.example',
    password: PASSWORD,
    device,
  }
  const response = await browser.post('/api/set-up', { ...form, token: server.setUpToken })
  return new Device(device.id, browser, (await response.json()) as SignedIn)
}

/** The same device after the server came back on another port, reading from the beginning. */
export function again(device: Device, server: { browser(): Browser }): Device {
  return Object.assign(device.on(server), { cursor: 0 })
}
