import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pino } from 'pino'
import { blobsOnDisk } from './blobs/on-disk.ts'
import type { Config } from './config.ts'
import { scryptPasswords } from './identity/passwords.ts'
import { newSetUpToken } from './identity/set-up.ts'
import type { Ports } from './ports.ts'
import { openSqlite } from './store/sqlite.ts'
import type { Store } from './store/store.ts'
import { openSpeech } from './transcribe/open.ts'

/** The store under the data folder. */
export function openStore(config: Config): Store {
  return openSqlite(join(config.data, 'tend.sqlite'))
}

/** The real clock, chance, store, bytes and log, and the engine that hears; without the built app. */
export function openPorts(config: Config): Ports {
  const hands = {
    store: openStore(config),
    blobs: blobsOnDisk(join(config.data, 'blobs')),
    clock: Date.now,
    log: pino({ level: config.logLevel, base: undefined }),
  }
  const speech = openSpeech(config.speech, hands, join(config.data, 'hearing'))
  return {
    ...hands,
    random: randomBytes,
    boot: randomBytes(8).toString('hex'),
    passwords: scryptPasswords(),
    ...(speech && { speech }),
    proxies: config.proxies,
    ...(config.origin && { origin: config.origin }),
  }
}

/** What to tell the person who started the server. */
export async function greeting(ports: Ports, address: string): Promise<string> {
  const token = await newSetUpToken(ports)
  const lines = [`Tend runs at ${address}`]
  if (token) lines.push(`Set up your workspace (this link works once): ${address}/set-up#${token}`)
  return `\n${lines.map(line => `  ${line}`).join('\n')}\n`
}
