import type { Book, Edit } from '../../../app/data/book.ts'
import { newId } from '../../../app/model/id.ts'
import type { NounName } from '../../../app/model/nouns.ts'
import { type AnyShown, type Fields, inAccount } from '../../../app/model/row.ts'
import type { Random } from '../../simulation/random.ts'
import type { CoreDevice } from './core-device.ts'

/** What a person may do on a day; each is one write. */
export const DEEDS = ['begin', 'note', 'correct', 'rewrite', 'finish', 'delete', 'move'] as const
export type Deed = (typeof DEEDS)[number]

/** Whether this row is one to work on. */
export type Choose = (row: AnyShown) => boolean

/**
 * The writes of a day in an account manager's book, on rows that the device shows and `choose` allows. False when it shows none for this.
 * `colleagues` are those with whom a new account may be shared.
 */
export async function doDeed(
  deed: Deed,
  device: CoreDevice,
  random: Random,
  choose: Choose,
  colleagues: readonly string[] = [],
): Promise<boolean> {
  const edits = await editsFor(deed, device.book, random, choose, colleagues)
  if (edits.length > 0) await device.write(edits)
  return edits.length > 0
}

async function editsFor(
  deed: Deed,
  book: Book,
  random: Random,
  choose: Choose,
  colleagues: readonly string[],
): Promise<Edit[]> {
  const accounts = book.accounts().filter(choose)
  const account = accounts.length > 0 ? random.pick(accounts) : undefined
  if (deed === 'begin') return beginnings(random, colleagues)
  if (!account) return []
  if (deed === 'note') return [newIn(account.id, 'note', { at: Date.now(), body: sentence(random) })]
  if (deed === 'correct') return [editOf(account as AnyShown, { town: `Cowes ${random.below(1e6)}` })]
  if (deed === 'finish') return finished(book.openActions().filter(choose), random)
  const note = await noteIn(book, random, choose)
  if (!note) return []
  if (deed === 'rewrite') return [editOf(note, { body: rewritten(String(note.body), random) })]
  if (deed === 'delete') return [editOf(note, { deleted: true })]
  return account.id === note.account ? [] : [editOf(note, { scope: inAccount(account.id) })]
}

function beginnings(random: Random, colleagues: readonly string[]): Edit[] {
  const id = newId()
  const shared = colleagues.filter(() => random.chance(0.3)).map(member => [`share/${member}`, true])
  const name = `Around the Horn ${random.below(1e6)}`
  return [
    { noun: 'account', id, scope: inAccount(id), patch: { name, ...Object.fromEntries(shared) } },
    newIn(id, 'contact', { name: `Thomas Hardy ${random.below(1e6)}` }),
    newIn(id, 'check-in', { kind: 'visit', at: Date.now(), pulse: 4, said: sentence(random) }),
    newIn(id, 'note', { at: Date.now(), body: sentence(random) }),
    newIn(id, 'action', { text: `Send offer ${random.below(1e6)}` }),
  ]
}

function finished(actions: readonly object[], random: Random): Edit[] {
  return actions.length > 0 ? [editOf(random.pick(actions) as AnyShown, { done: Date.now() })] : []
}

/** A note of any account that has one to work on. */
async function noteIn(book: Book, random: Random, choose: Choose): Promise<AnyShown | undefined> {
  const accounts = [...book.accounts()]
  while (accounts.length > 0) {
    const [account] = accounts.splice(random.below(accounts.length), 1)
    const notes = ((await book.history(account!.id)).notes as AnyShown[]).filter(choose)
    if (notes.length > 0) return random.pick(notes)
  }
  return undefined
}

function newIn(account: string, noun: NounName, patch: Fields): Edit {
  return { noun, id: newId(), scope: inAccount(account), patch }
}

function editOf(seen: AnyShown, patch: Fields): Edit {
  return { noun: seen.noun as NounName, id: seen.id, scope: seen.scope, seen, patch }
}

function sentence(random: Random): string {
  return `Counter by the door, ${random.below(1e6)} crates, Thomas sighed about the rival again`
}

/** Words in the middle are replaced, as on a second thought. */
function rewritten(body: string, random: Random): string {
  return body.replace(/\d+ crates/, `${random.below(1e6)} crates`)
}
