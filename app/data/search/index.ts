import { fold } from '../../model/fold.ts'
import { type Asked, holds } from './asked.ts'
import { Best, IN_THE_KEYS, IN_THE_NAME, IN_THE_TEXT, NAME_BEGINS, type Place } from './best.ts'
import type { Entry } from './entry.ts'
import { Postings } from './postings.ts'
import { eachTerm, Terms } from './terms.ts'

export interface Answer {
  /** Best first. */
  entries: Entry[]
  total: number
}

/** Of two entries that answer equally well, the one whose noun stands earlier comes first. The empty name is that of a forgotten entry. */
const NOUNS = ['', 'account', 'contact', 'check-in', 'note', 'action', 'attachment']
const FORGOTTEN = 0
const ACCOUNT = 1
const CONTACT = 2

/**
 * An index of everything on this device, in memory. An entry is found when every word typed begins one of its words;
 * words of its account's name count too, so that "horn invoice" finds the note about an invoice at *Around the Horn*.
 * Names come before towns, tags and roles, those before text, and newer text before older.
 *
 * Entries are numbered as they come; a changed one gets a new number and its old number is forgotten.
 */
export class SearchIndex {
  readonly #terms = new Terms()
  readonly #postings = new Postings()
  readonly #numbers = new Map<string, number>()
  readonly #accounts = new Map<string, number>()
  /** Accounts that were taken out. */
  readonly #closed = new Set<number>()
  /** Notes that were deleted: what hangs on them is not found. */
  readonly #hidden = new Set<string>()
  /** By number, from 1. What every candidate is judged by lies in plain columns, which is what makes one-letter queries fast. */
  readonly #entries: (Entry | undefined)[] = [undefined]
  readonly #names: string[] = ['']
  readonly #nouns: number[] = [FORGOTTEN]
  readonly #ats: number[] = [0]
  readonly #accountOf: number[] = [0]
  #seen = emptySeen(1024)

  get size(): number {
    return this.#numbers.size
  }

  /** Adds an entry, or puts it in the place of the one with its id. */
  put(entry: Entry): void {
    this.#forget(entry.id)
    const title = fold(entry.title)
    const number = this.#entries.push(entry) - 1
    this.#numbers.set(entry.id, number)
    this.#names.push(entry.named ? title : '')
    this.#nouns.push(NOUNS.indexOf(entry.noun))
    this.#ats.push(entry.at ?? 0)
    this.#accountOf.push(this.#numberOfAccount(entry.account))
    if (entry.noun === 'account') this.#closed.delete(this.#numberOfAccount(entry.id))
    // What tells most goes first: a term keeps the place it came with.
    if (entry.named) this.#add(number, title, IN_THE_NAME)
    for (const key of [...entry.keys, ...entry.details]) this.#add(number, fold(key), IN_THE_KEYS)
    for (const digits of entry.phones) this.#add(number, digits, IN_THE_KEYS)
    if (!entry.named && !entry.shown) this.#add(number, title, IN_THE_TEXT)
    this.#add(number, fold(entry.text), IN_THE_TEXT)
  }

  /** Takes an entry out; with an account everything in it, until the account is put back. */
  remove(noun: string, id: string): void {
    this.#forget(id)
    if (noun === 'account') this.#closed.add(this.#numberOfAccount(id))
  }

  /** Hides what hangs on a deleted note, or shows it again. */
  hide(note: string, isHidden: boolean): void {
    if (isHidden) this.#hidden.add(note)
    else this.#hidden.delete(note)
  }

  /** Answers a query; `nouns` leaves out all others. */
  find(asked: Asked, nouns: readonly string[] = NOUNS, limit = 50): Answer {
    if (!asked.lookups.length) return { entries: [], total: 0 }
    this.#look(asked)
    return this.#rank(asked, nouns, limit)
  }

  #forget(id: string): void {
    const number = this.#numbers.get(id)
    if (number === undefined) return
    this.#numbers.delete(id)
    this.#entries[number] = undefined
    this.#nouns[number] = FORGOTTEN
    this.#names[number] = ''
  }

  #add(number: number, folded: string, place: Place): void {
    eachTerm(folded, term => this.#postings.append(this.#terms.numberOf(term), number, place))
  }

  /** Notes for every entry which lookups stand in it. */
  #look(asked: Asked): void {
    const most = Math.max(this.#entries.length, this.#accounts.size)
    if (this.#seen.anywhere.length < most) this.#seen = emptySeen(most * 2)
    const { anywhere, inKeys, inName, inAccount } = this.#seen
    for (const column of [anywhere, inKeys, inName, inAccount]) column.fill(0)
    asked.lookups.forEach((lookup, i) => {
      const bit = 1 << i
      this.#terms.beginningWith(lookup, term => {
        this.#postings.each(term, (number, place) => {
          anywhere[number]! |= bit
          if (place === IN_THE_TEXT) return
          inKeys[number]! |= bit
          if (place === IN_THE_NAME) inName[number]! |= bit
        })
      })
    })
    for (let number = 1; number < this.#entries.length; number++)
      if (this.#nouns[number] === ACCOUNT) inAccount[this.#accountOf[number]!] = inName[number]!
  }

  #rank(asked: Asked, nouns: readonly string[], limit: number): Answer {
    const { anywhere, inAccount } = this.#seen
    const all = (1 << asked.lookups.length) - 1
    const wanted = NOUNS.map(noun => noun !== '' && nouns.includes(noun))
    const best = new Best(limit)
    let total = 0
    // From the newest number down: what came last is likely the newest, and the best few settle at once.
    for (let number = this.#entries.length - 1; number > 0; number--) {
      const own = anywhere[number]!
      if (!own || !wanted[this.#nouns[number]!]) continue
      const account = this.#accountOf[number]!
      const lent = inAccount[account]!
      if (this.#closed.size && this.#closed.has(account)) continue
      if (this.#hidden.size && this.#hidden.has(this.#entries[number]!.of ?? '')) continue
      if ((own | lent) !== all || !(asked.sure || this.#reallyHolds(number, asked))) continue
      total++
      const rank = this.#placeOf(number, lent, all, asked.whole) * NOUNS.length + this.#rankOfNoun(number)
      best.offer(number, rank, this.#ats[number]!, this.#names[number]!)
    }
    return { entries: best.numbers.map(number => this.#entries[number]!), total }
  }

  #placeOf(number: number, lent: number, all: number, whole: string): Place {
    const { inKeys, inName } = this.#seen
    if (inName[number] === all) return this.#names[number]!.startsWith(whole) ? NAME_BEGINS : IN_THE_NAME
    return (inKeys[number]! | lent) === all ? IN_THE_KEYS : IN_THE_TEXT
  }

  /** Accounts before people before what was written, which time alone orders. */
  #rankOfNoun(number: number): number {
    return Math.min(this.#nouns[number]!, CONTACT + 1)
  }

  #reallyHolds(number: number, asked: Asked): boolean {
    const { title, text, keys, details, phones, account } = this.#entries[number]!
    const holder = this.#entries[this.#numbers.get(account) ?? 0]
    return holds([title, text, ...keys, ...details, ...phones, holder?.title ?? ''].map(fold), asked)
  }

  #numberOfAccount(id: string): number {
    const known = this.#accounts.get(id)
    if (known !== undefined) return known
    this.#accounts.set(id, this.#accounts.size)
    return this.#accounts.size - 1
  }
}

/** For every entry, as bits, the lookups seen anywhere in it, in its name or keys, in its name; and by account, in the account's name. */
function emptySeen(entries: number) {
  const column = () => new Uint32Array(entries)
  return { anywhere: column(), inKeys: column(), inName: column(), inAccount: column() }
}
