import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Network } from '../../app/data/api.ts'
import type { Edit, Me } from '../../app/data/book.ts'
import { Database } from '../../app/data/database.ts'
import { ensureDevice } from '../../app/data/device.ts'
import { DeviceBook, type News } from '../../app/data/device-book.ts'
import { bringBack } from '../../app/data/second-copy.ts'
import type { Spare } from '../../app/data/spare.ts'
import { Sync } from '../../app/data/sync.ts'
import { inAccount } from '../../app/model/row.ts'
import { Clock } from '../simulation/clock.ts'

export const NOON = Date.UTC(2026, 10, 23, 12)
export const NANCY: Me = {
  member: '01a20000-0000-7000-8000-00000000000a',
  name: 'Nancy',
  workspace: '01a20000-0000-7000-8000-00000000000b',
  server: 'test',
}

/** A device with a store of its own; several may share one store, as tabs do. */
export async function device({
  disk = new IDBFactory(),
  network = noNetwork,
  id = 'aaaaaaaaaaaaaaaa',
  reads = false,
  me = NANCY,
  spare = undefined as Spare | undefined,
} = {}) {
  const clock = new Clock({ time: NOON })
  const told: News[] = []
  const db = new Database('tend', {
    indexedDB: disk,
    IDBKeyRange: IDBKeyRange as unknown as typeof globalThis.IDBKeyRange,
  })
  await db.open()
  if (spare) await bringBack(db, spare, true)
  await ensureDevice(db, id, reads)
  const book = new DeviceBook(db, me, {
    now: clock.now,
    pause: async () => {},
    tell: news => told.push(news),
    wrote: () => {},
  })
  const sync = new Sync(
    db,
    me.member,
    { network, now: clock.now, random: () => 0.5, after: clock.after, newDeviceId: () => 'cccccccccccccccc' },
    {
      applied: applied => book.follow({ applied }),
      changed: () => {},
    },
  )
  await book.open()
  await book.readRest()
  return {
    db,
    book,
    sync,
    clock,
    told,
    disk,
    /** Lets time pass, and what was waiting for it happen. */
    async later(ms: number) {
      clock.world.time += ms
      clock.ring()
      await sync.settled()
    },
    /** The same device after its process was killed. */
    restarted: () => {
      sync.close()
      db.close()
      return device({ disk, network, id, reads, me })
    },
    /** The same device after its browser threw its databases away. */
    afterLoss: (spare: Spare) => {
      sync.close()
      db.close()
      return device({ network, id, reads, me, spare })
    },
  }
}

export const noNetwork: Network = { fetch: () => Promise.reject(new TypeError('Failed to fetch')) }

let made = 0

/** Ids in the order they are asked for. */
export function nextId(): string {
  made += 1
  return `01a20786-2f3c-7000-8000-${made.toString(16).padStart(12, '0')}`
}

export function newAccount(
  patch: Record<string, unknown> = { name: 'Around the Horn' },
  id = nextId(),
): Edit {
  return { noun: 'account', id, scope: inAccount(id), patch }
}

export function newIn(
  account: string,
  noun: Edit['noun'],
  patch: Record<string, unknown>,
  id = nextId(),
): Edit {
  return { noun, id, scope: inAccount(account), patch }
}
