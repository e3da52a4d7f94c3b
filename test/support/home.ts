import 'fake-indexeddb/auto'
import { isDeepStrictEqual } from 'node:util'
import Dexie from 'dexie'
import { expect, onTestFinished, vi } from 'vitest'
import { setPointer, unmarkLeft } from '../../app/data/books.ts'
import type { Sent } from '../../app/data/database.ts'
import { Home } from '../../app/data/home.ts'
import { readIn, type Spare } from '../../app/data/spare.ts'
import { founded, PASSWORD } from '../server/support/device.ts'
import { NOON, testServer } from '../server/support/server.ts'
import { Clock } from '../simulation/clock.ts'
import { MemorySpare, newestCopy } from './memory-spare.ts'

/** What a browser has beside its databases; forgotten by `clear`. */
class Browser {
  readonly #locks = new Map<string, Promise<unknown>>()

  readonly localStorage = memoryStorage()

  readonly spare = new MemorySpare()

  readonly locks = {
    request: (name: string, _: unknown, work: () => Promise<void>) => {
      const turn = (this.#locks.get(name) ?? Promise.resolve()).then(work)
      this.#locks.set(name, turn)
      return turn
    },
  }
}

function memoryStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: place => [...kept.keys()][place] ?? null,
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
    clear: () => kept.clear(),
  }
}

/** A server Ada has founded, and a browser with nothing in it yet in which tabs can be opened. */
export async function atHome() {
  const browser = new Browser()
  vi.stubGlobal('localStorage', browser.localStorage)
  vi.stubGlobal('navigator', { locks: browser.locks })
  await clearDatabases()
  const server = testServer()
  const ada = await founded(server)
  const cookies = server.browser()
  /** Requests that are cut off before they arrive, and those whose answers are lost. */
  const line: { cut?: (path: string) => boolean; lose?: (path: string) => boolean } = {}
  const clock = new Clock({ time: NOON })
  let devices = 0
  const network = {
    fetch: async (path: string, { method = 'GET', body, headers }: RequestInit) => {
      if (line.cut?.(path)) throw new TypeError('Failed to fetch')
      const answer = await cookies.send(method, path, body, headers as Record<string, string>)
      if (line.lose?.(path)) throw new TypeError('Failed to fetch')
      return answer
    },
  }
  const tabs: Home[] = []
  const openTab = () => {
    const tab = new Home(
      {
        network,
        now: clock.now,
        after: clock.after,
        random: () => 0.5,
        estimate: async () => undefined,
        pause: async () => {},
        painted: async () => {},
        newDeviceId: () => (++devices).toString(16).padStart(16, 'f'),
        spare: browser.spare,
        listen: () => () => {},
        attend: () => () => {},
      },
      'Phone',
    )
    tabs.push(tab)
    return tab
  }
  /** As when the browser is closed: what it holds stays. */
  const close = async () => {
    for (const tab of tabs.splice(0)) {
      await expect.poll(() => tab.opened?.book.whole ?? true).toBe(true)
      tab.opened?.close()
    }
  }
  onTestFinished(async () => {
    await close()
    vi.unstubAllGlobals()
  })
  return {
    ada,
    clock,
    /** As when the browser throws the site's databases away. */
    clear: clearDatabases,
    /** A tab of the browser when it is started again after that. */
    afterLoss: async () => {
      await close()
      await clearDatabases()
      const tab = openTab()
      await tab.start()
      return tab
    },
    spare: browser.spare,
    /** The second copy of its open book has come after it. */
    copied: async ({ opened }: Home) => {
      const { db } = opened!
      const held = async () => [await db.outbox.toArray(), await db.attention.toArray()]
      const isCopied = async () => {
        // It rests between two changes.
        clock.world.time += 300
        clock.ring()
        return isDeepStrictEqual(await copiedOf(browser.spare, db.name), await held())
      }
      await expect.poll(isCopied).toBe(true)
    },
    line,
    openTab,
    close,
    form: { email: 'ada@northwind.example', password: PASSWORD },
    /** Names of the accounts that the server holds. */
    accounts: async () =>
      (await ada.snapshot()).rows
        .filter(({ noun, fields }) => noun === 'account' && !fields.deleted)
        .map(({ fields }) => fields.name),
  }
}

async function clearDatabases(): Promise<void> {
  await Promise.all([setPointer('current', undefined), unmarkLeft()])
  for (const name of await Dexie.getDatabaseNames()) if (name !== 'tend') await Dexie.delete(name)
}

/** What a second copy holds of the outbox and of what needs attention. */
async function copiedOf(spare: Spare, book: string): Promise<unknown[][]> {
  const files = await spare.files(`${book}/part-`)
  const parts = await Promise.all(files.map(file => readIn<Sent[]>(spare, file)))
  const last = await newestCopy(spare, book)
  const outbox = [...parts.flatMap(part => part ?? []), ...(last?.outbox ?? [])]
  return [outbox.sort((a, b) => a.counter - b.counter), last?.attention ?? []]
}
