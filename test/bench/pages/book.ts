import { Home } from '../../../app/data/home.ts'
import type { Note } from '../../../app/model/note.ts'
import { inAccount } from '../../../app/model/row.ts'
import { platform } from '../../../app/platform.ts'
import { meanTimes, type Times, wallClock } from './times.ts'

/** The product's data layer without its screens, for figures that no person could make with their hands. */
export interface BookPage {
  /** Joins and reads everything: milliseconds until the first screenful of accounts, and until all is there. */
  join(code: string): Promise<{ first: number; whole: number; bytes: number }>
  /** Edits a note of each account, each edit in a write of its own, and last the account of `last`; milliseconds in all. */
  edit(accounts: string[], last: string, mark: string): Promise<number>
  /** Milliseconds for the fifty newest notes of an account. */
  newestNotes(accounts: string[]): Promise<Times>
  /** Writes `mark` to an account; resolves to the wall-clock moment before. */
  markAccount(id: string, mark: string): Promise<number>
  /** Resolves to the wall-clock moment at which `mark` stands in an account here. */
  marked(id: string, mark: string): Promise<number>
}

const SCREENFUL = 20

const home = new Home(platform, 'Bench')

window.book = {
  async join(code) {
    const started = performance.now()
    let first: number | undefined
    const joined = home.join(code).then(outcome => {
      if (!outcome.ok) throw new Error(`Joining failed: ${outcome.code}`)
    })
    await Promise.race([joined, until(() => home.opened !== undefined)])
    const { book } = home.opened!
    const stop = book.on(['account'], () => {
      if (book.accounts().length >= SCREENFUL) first ??= performance.now() - started
    })
    await joined
    await until(() => home.state().is === 'synced' && !home.state().reading)
    stop()
    const whole = performance.now() - started
    return { first: first ?? whole, whole, bytes: bytesOf('/api/s') }
  },

  async edit(accounts, last, mark) {
    const notes: Note[] = []
    for (const account of accounts) notes.push((await book().history(account)).notes[0]!)
    const started = performance.now()
    for (const note of notes)
      await book().write([
        { noun: 'note', id: note.id, scope: note.scope, seen: note, patch: { body: `${note.body} ${mark}` } },
      ])
    await window.book.markAccount(last, mark)
    return performance.now() - started
  },

  newestNotes: accounts =>
    meanTimes(accounts, async account => (await book().history(account)).notes.slice(0, 50)),

  async markAccount(id, mark) {
    const seen = book().account(id)!
    const moment = wallClock()
    await book().write([{ noun: 'account', id, scope: inAccount(id), seen, patch: { about: mark } }])
    return moment
  },

  marked: (id, mark) =>
    new Promise(resolve => {
      const stop = book().on(['account'], look)
      function look() {
        if (book().account(id)?.about !== mark) return
        stop()
        resolve(wallClock())
      }
      look()
    }),
}

function book() {
  return home.opened!.book
}

function until(holds: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const stop = home.on(() => {
      if (!holds()) return
      stop()
      resolve()
    })
  })
}

function bytesOf(path: string): number {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  return entries
    .filter(entry => new URL(entry.name).pathname.startsWith(path))
    .reduce((sum, entry) => sum + entry.encodedBodySize, 0)
}

declare global {
  interface Window {
    book: BookPage
  }
}
