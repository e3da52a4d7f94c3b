import { type Change, changeId, counterOf, deviceOf, type Verdict } from '../../app/model/change.ts'
import { accountOfForm, typedIn } from '../../app/model/half-written.ts'
import { newId } from '../../app/model/id.ts'
import { readChange } from '../../app/model/protocol.ts'
import { inAccount } from '../../app/model/row.ts'
import { nextStamp } from '../../app/model/stamp.ts'
import { hashOf } from '../hash.ts'
import type { Ports } from '../ports.ts'
import type { HandedIn, Refused, Tables } from '../store/store.ts'
import type { Access } from './access.ts'
import { push } from './push.ts'

export interface Accepted {
  /** One for each change that could be read, then one for each half-written text. */
  verdicts: Verdict[]
  /** What was not taken in, with why. */
  left: Pick<HandedIn, 'changes' | 'drafts'>
}

/**
 * Takes the changes in with the admin's rights and under their author's name; each half-written text becomes a note of the account it is
 * for. They come from a device of their own, made for this hand-in: the one they were made on may have gone on counting.
 */
export async function acceptHandIn(
  tables: Tables,
  access: Access,
  handIn: HandedIn,
  ports: Ports,
): Promise<Accepted> {
  const now = ports.clock()
  const device = hashOf(handIn.id).slice(0, 16)
  const { member, drafts } = handIn
  await tables.keepDevice({ id: device, member, name: '', settled: 0, seen: now, revoked: true })
  const isRead = (change: unknown) => typeof readChange(change) !== 'string'
  const sent = handIn.changes.filter(isRead)
  const changes = renamed(sent.map(readChange) as Change[], device)
  const idOf = (draft: number) => changeId(device, changes.length + draft + 1)
  const notes = drafts.map((draft, place) =>
    asNote(draft, idOf(place), newId(now, ports.random(16)), handIn.at),
  )
  const all = [...changes, ...notes.filter(note => note !== undefined)]
  const pushed = await push(tables, { ...access, member, device }, all, now, ports.log)
  const byId = new Map(pushed.verdicts.map(verdict => [verdict.change, verdict]))
  const ofChanges = changes.map(({ id }) => byId.get(id)!)
  const ofDrafts = drafts.map((draft, place) => byId.get(idOf(place)) ?? unplaced(draft, idOf(place)))
  const unread = handIn.changes.filter(change => !isRead(change))
  return {
    verdicts: [...ofChanges, ...ofDrafts],
    left: {
      changes: [...unread, ...refusedOf(sent as object[], ofChanges)],
      drafts: refusedOf(drafts, ofDrafts),
    },
  }
}

function renamed(changes: Change[], device: string): Change[] {
  const numbers = new Map<string, number>()
  return changes.map((change, index) => {
    const before = numbers.get(changeId(deviceOf(change.id), change.base.change)) ?? 0
    numbers.set(change.id, index + 1)
    return {
      ...change,
      id: changeId(device, index + 1),
      stamp: change.stamp.slice(0, 18) + device,
      base: { ...change.base, change: before },
    }
  })
}

/** What was typed into a form, as the note that keeps it; undefined where nothing was, or nobody knows of which account. */
function asNote(draft: HandedIn['drafts'][number], id: string, row: string, at: number): Change | undefined {
  const account = accountOfForm(draft)
  const typed = typedIn(draft)
  if (!account || typed.length === 0) return undefined
  return {
    id,
    noun: 'note',
    row,
    scope: inAccount(account),
    new: true,
    patch: { body: typed.join('\n'), at },
    stamp: nextStamp(undefined, at + counterOf(id), deviceOf(id)),
    base: { revision: 0, change: 0 },
  }
}

/** A form into which nothing was typed needs no place. */
function unplaced(draft: HandedIn['drafts'][number], change: string): Verdict {
  if (typedIn(draft).length === 0) return { change, is: 'applied' }
  return { change, is: 'rejected', code: 'not_found', sentence: 'Its account is not known.' }
}

function refusedOf<T extends object>(all: T[], verdicts: Verdict[]): (T & { refused: Refused })[] {
  return all.flatMap((one, place) => {
    const verdict = verdicts[place]!
    if (verdict.is !== 'rejected') return []
    return [{ ...one, refused: { code: verdict.code, sentence: verdict.sentence } }]
  })
}
