import Dexie, { type Table } from 'dexie'
import type { Me } from './book.ts'

/** What this browser remembers beside any book. On disk before it counts: localStorage, written lazily, does not survive a killed browser. */
class Pointers extends Dexie {
  declare pointers: Table<unknown, Pointer>

  constructor() {
    super('tend', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ pointers: '' })
  }
}

/** `current`: the book that is open; `before-example`: the one to return to; `signed-out`: who has left, which the server may not have heard of. */
type Pointer = 'current' | 'before-example' | 'signed-out'

export const pointers = new Pointers()

export async function readPointer(pointer: 'current' | 'before-example'): Promise<Me | undefined> {
  return (await pointers.pointers.get(pointer)) as Me | undefined
}

export async function setPointer(pointer: 'current' | 'before-example', me: Me | undefined): Promise<void> {
  if (me) await pointers.pointers.put(me, pointer)
  else await pointers.pointers.delete(pointer)
}

/** Who has left this device. */
export interface Left extends Me {
  /** The database of what they had made alone before, where that was still here. */
  carried?: string
  /** All of it has gone: what is made alone here is another's. */
  isForgotten?: boolean
}

/** Who left last, until somebody signs in; an app of before noted only that somebody had. */
export async function whoLeft(): Promise<Left | true | undefined> {
  return (await pointers.pointers.get('signed-out')) as Left | true | undefined
}

/** Somebody has signed in. */
export async function unmarkLeft(): Promise<void> {
  await pointers.pointers.delete('signed-out')
}

const UNSENT = 'tend.unsent'

/**
 * How many changes waited when last counted, to be named should the browser clear the databases. It lies in localStorage, which is
 * sometimes spared then.
 */
export function rememberUnsent(count: number): void {
  localStorage.setItem(UNSENT, String(count))
}

export function rememberedUnsent(): number {
  return Number(localStorage.getItem(UNSENT)) || 0
}

/** One database per (server, member): nobody's changes can travel under another's name. */
export function databaseOf(me: Pick<Me, 'server' | 'member'>): string {
  return `tend/${me.server}/${me.server === 'device' || me.server === 'example' ? 'me' : me.member}`
}

export async function deleteBook(name: string): Promise<void> {
  await Dexie.delete(name)
}

export async function isThere(name: string): Promise<boolean> {
  return (await Dexie.getDatabaseNames()).includes(name)
}
