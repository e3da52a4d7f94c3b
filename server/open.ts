import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pino } from 'pino'
import { forgetAllErased } from './blobs/forget-erased.ts'
import { blobsOnDisk } from './blobs/on-disk.ts'
import { quotaOf } from './blobs/quota.ts'
import type { Config } from './config.ts'
import { scryptPasswords } from './identity/passwords.ts'
import { newSetUpToken } from './identity/set-up.ts'
import { BLOBS, DATABASE } from './operate/folder.ts'
import { type FolderLock, lockFolder } from './operate/lock.ts'
import { machineOf } from './operate/machine.ts'
import { finishRestore } from './operate/swap.ts'
import type { Ports } from './ports.ts'
import { openSqlite } from './store/sqlite.ts'
import type { Store } from './store/store.ts'
import { openSpeech } from './transcribe/open.ts'

/** A server that was asked to stop needs some seconds for it; the next one waits as long. */
const LOCK_PATIENCE_MS = 6_000

/** Takes the data folder for this server alone, and brings a restore that was cut off to its end. */
export async function takeFolder(data: string): Promise<FolderLock> {
  const lock = lockFolder(data, LOCK_PATIENCE_MS)
  if (!lock) throw new Error(`Another Tend runs on ${data}, or a restore does; one folder serves one server.`)
  await finishRestore(data)
  return lock
}

/** The store under the data folder. */
export function openStore(config: Config): Store {
  return openSqlite(join(config.data, DATABASE))
}

/** The real clock, chance, store, bytes and log, and the engine that hears; without the built app. */
export function openPorts(config: Config): Ports {
  const hands = {
    store: openStore(config),
    blobs: blobsOnDisk(join(config.data, BLOBS)),
    clock: Date.now,
    log: pino({ level: config.logLevel, base: undefined }),
  }
  void forgetAllErased(hands).catch(cause => hands.log.warn({ fault: String(cause?.name) }, 'erased bytes'))
  const speech = openSpeech(config.speech, hands, join(config.data, 'hearing'))
  return {
    ...hands,
    quota: quotaOf(hands.store, hands.blobs, hands.clock, config.memberBytes),
    machine: machineOf(config.data),
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
