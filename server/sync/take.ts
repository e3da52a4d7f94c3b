import type { Change } from '../../app/model/change.ts'
import { type Held, hasSeenEvery } from '../../app/model/merge.ts'
import { isMergedAway } from '../../app/model/merged-away.ts'
import type { Noun } from '../../app/model/noun.ts'
import { accountOf, type Fields } from '../../app/model/row.ts'
import type { Work } from '../../app/model/work.ts'
import { type Access, can } from './access.ts'
import { erase } from './erase.ts'
import { keepMerged } from './keep.ts'
import { mayEnd, survivorOfMerge } from './may-merge.ts'
import { carryOver, type Find, followMerge, type Hand, survivorFor } from './merged-away.ts'
import { Refusal } from './refusal.ts'

/** What came of a change: the rows that are others now, what did not come to stand, and the row it went to instead of its own. */
export interface Taken {
  rows: Held[]
  lost: string[]
  survivor?: string
  erased?: boolean
}

/** Takes in changes that may be made: each as an edit, a merge or an erasure, at its own row or at the one that stands for it. */
export function taking(hand: Hand & { asker: Access; budget: Work }, find: Find) {
  const { tables, asker, grants, now, budget } = hand

  /** Does what a change says to the row it is for, or to the one that stands for it. */
  async function take(noun: Noun, before: Held | undefined, change: Change, fields: Fields): Promise<Taken> {
    const survivor = before && (await survivorFor(find, before, change))
    if (survivor) return takeThere(noun, before, survivor, change, fields)
    if (before && fields.erased === true) return takeForGood(noun, before, change, fields)
    if (typeof fields.into === 'string') return takeMerge(noun, before, change, fields)
    return takeHere(noun, before, change, fields)
  }

  async function takeHere(
    noun: Noun,
    before: Held | undefined,
    change: Change,
    fields: Fields,
  ): Promise<Taken> {
    const { held, refused, readers } = await keepMerged(
      tables,
      asker,
      grants,
      before,
      change,
      noun,
      fields,
      now,
      budget,
    )
    if (readers?.has(asker.member)) asker.scopes?.add(held.scope)
    else if (readers) asker.scopes?.delete(held.scope)
    return { rows: [held], lost: refused }
  }

  async function takeThere(
    noun: Noun,
    away: Held,
    survivor: Held,
    change: Change,
    fields: Fields,
  ): Promise<Taken> {
    // Whose the survivor is not must not learn of it; their words stay with them, in "Needs attention".
    if (!can(asker, 'write', survivor)) throw new Refusal('gone')
    const carried = await carryOver(hand, noun, away, survivor, change, fields)
    return { rows: [carried.survivor], lost: carried.lost, survivor: survivor.id }
  }

  async function takeMerge(
    noun: Noun,
    before: Held | undefined,
    change: Change,
    fields: Fields,
  ): Promise<Taken> {
    const survivor = before && (await survivorOfMerge(find, asker, before, change))
    if (!survivor) {
      const merge = ['deleted', 'into']
      const rest = await takeHere(noun, before, change, omit(fields, merge))
      return { ...rest, lost: [...rest.lost, ...merge] }
    }
    if (noun.scope === 'self' && !(await mayEndBoth(before, survivor))) throw new Refusal('forbidden')
    // Who is named may have been merged away since, and even into this row by way of others: the one who stands for them is no circle.
    const into = { into: survivor.id }
    const merge = { ...change, patch: { ...change.patch, ...into } }
    const taken = await takeHere(noun, before, merge, { ...fields, ...into })
    const away = taken.rows[0]!
    if (!isMergedAway(away) || away.fields.into !== survivor.id) return taken
    return { ...taken, rows: [...taken.rows, ...(await followMerge(hand, noun, away, survivor, change))] }
  }

  /** An erasure is final, so like a deletion it is not done over the head of an edit it has not seen. */
  async function takeForGood(noun: Noun, before: Held, change: Change, fields: Fields): Promise<Taken> {
    const account = await find(accountOf(before.scope))
    if (!(await mayEnd(asker, grants, account))) throw new Refusal('forbidden')
    if (hasSeenEvery(change, before))
      return { rows: await erase(tables, asker, before, change, now), lost: [], erased: true }
    const erasure = ['deleted', 'erased']
    const rest = await takeHere(noun, before, change, omit(fields, erasure))
    return { ...rest, lost: [...rest.lost, ...erasure] }
  }

  async function mayEndBoth(one: Held, other: Held): Promise<boolean> {
    return (await mayEnd(asker, grants, one)) && (await mayEnd(asker, grants, other))
  }

  return { take }
}

function omit(from: Fields, fields: string[]): Fields {
  return Object.fromEntries(Object.entries(from).filter(([field]) => !fields.includes(field)))
}
