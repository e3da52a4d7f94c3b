import Dexie from 'dexie'
import type { Me } from './book.ts'

/** Which book this browser has open. The pointer lies in localStorage: it also tells a store that was cleared from one that never was. */
const POINTER = 'tend.book'
const UNSENT = 'tend.unsent'

export function currentBook(): Me | undefined {
  try {
    return JSON.parse(localStorage.getItem(POINTER) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

export function setCurrentBook(me: Me | undefined): void {
  if (me) localStorage.setItem(POINTER, JSON.stringify(me))
  else localStorage.removeItem(POINTER)
}

/** How many changes waited when last counted, to be named should the browser clear the database. */
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

export async function bookExists(name: string): Promise<boolean> {
  return Dexie.exists(name)
}
