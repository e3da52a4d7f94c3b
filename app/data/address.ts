import { madeAt } from '../model/id.ts'
import { nounOf } from '../model/nouns.ts'
import { accountOf, type Row } from '../model/row.ts'

/** Where rows lie among the packs. An address follows from the row itself; the search worker reads by it without Dexie. */

/** The one place a row lies at. */
export function addressOf(row: Pick<Row, 'noun' | 'id' | 'scope' | 'fields'>): string {
  const lies = nounOf(row.noun)?.lies ?? 'history'
  const where = typeof lies === 'function' ? lies(row) : lies
  return where === 'book'
    ? bookAddress(row.noun, accountOf(row.scope) || row.id)
    : historyAddress(accountOf(row.scope), row.id)
}

/** `of` is the row's account, or its own id where it belongs to none. */
export function bookAddress(noun: string, of: string): string {
  return `${noun}/${of.slice(-3, -1)}`
}

/** An account's history lies by the year its rows were made in, so that no record grows for ever. */
export function historyAddress(account: string, id: string): string {
  return `${historyBucket(account)}/${new Date(madeAt(id)).getUTCFullYear()}`
}

export function historyBucket(account: string): string {
  return `history/${account.slice(-3)}`
}

/** Neighbouring histories share a summary record, so that a reading in the order of histories writes each once. */
export function summaryAddress(account: string): string {
  return account.slice(-3, -1)
}
