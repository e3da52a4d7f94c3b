import { describe, expect, it } from 'vitest'
import {
  add,
  addedActions,
  type Decisions,
  decide,
  follow,
  isAdded,
  offered,
  reword,
  shownHeard,
  take,
  takenHeard,
  wordsOf,
} from '../../../../app/features/voice/decisions.ts'
import type { Heard, ProposedAction } from '../../../../app/features/voice/proposals.ts'

const SEND: ProposedAction = { key: 'ours:send', text: 'Send the proposal', side: 'ours', due: '2026-11-27' }
const SIGN: ProposedAction = { key: 'theirs:sign', text: 'Signed contract', side: 'theirs' }
const AS_OWN = { text: 'Send the offer to Maria', side: 'ours' as const, due: '2026-11-30' }

const HAPPY: Heard = { key: 'pulse:4', is: 'pulse', pulse: 4 }
const VERY_HAPPY: Heard = { key: 'pulse:5', is: 'pulse', pulse: 5 }
const THOMAS: Heard = { key: 'person:1', is: 'person', contact: '1', name: 'Thomas' }

describe('what was decided about proposed actions', () => {
  it('makes nothing of what nobody added', () => {
    expect(addedActions({})).toEqual([])
    expect(addedActions(reword({}, SEND.key, AS_OWN))).toEqual([])
  })

  it('holds though the text goes on and proposes more', () => {
    const decisions = add({}, SEND, true)
    expect(offered([SEND, SIGN], decisions)).toEqual([SEND, SIGN])
    expect([isAdded(SEND.key, decisions), isAdded(SIGN.key, decisions)]).toEqual([true, false])
    expect(addedActions(decisions)).toEqual([SEND])
  })

  it('keeps in sight what was added though its sentence is gone, until it is taken back', () => {
    const decisions = add({}, SEND, true)
    expect(offered([SIGN], decisions)).toEqual([SIGN, SEND])
    expect(offered([SIGN], add(decisions, SEND, false))).toEqual([SIGN])
    expect(addedActions(add(decisions, SEND, false))).toEqual([])
  })

  it('shows no more what was dropped, until that is taken back', () => {
    const dropped = decide({}, SEND.key, { is: 'dropped' })
    expect(offered([SEND, SIGN], dropped)).toEqual([SIGN])
    expect(offered([SEND, SIGN], decide(dropped, SEND.key, undefined))).toEqual([SEND, SIGN])
  })

  it('keeps a person’s words whatever the text goes on to say, added or not', () => {
    const later = { ...SEND, due: '2026-12-04' }
    const edited = reword({}, SEND.key, AS_OWN)
    expect(wordsOf(later, edited)).toEqual(AS_OWN)
    const added = add(edited, SEND, true)
    expect(addedActions(follow(added, [later]))).toEqual([{ key: SEND.key, ...AS_OWN }])
    expect(wordsOf(later, add(added, SEND, false))).toEqual(AS_OWN)
    expect(addedActions(reword(add({}, SEND, true), SEND.key, AS_OWN))).toEqual([
      { key: SEND.key, ...AS_OWN },
    ])
  })

  it('follows a corrected date where nobody put it right', () => {
    const later = { ...SEND, due: '2026-12-04' }
    expect(addedActions(follow(add({}, SEND, true), [later]))).toEqual([later])
  })

  it('leaves nothing behind when an addition is taken back', () => {
    const taken = add(add({}, SEND, true), SEND, false)
    expect(taken).toEqual({})
    expect(wordsOf({ ...SEND, due: '2026-12-04' }, taken)).toMatchObject({ due: '2026-12-04' })
  })
})

describe('what was taken of what was also heard', () => {
  it('is only what was tapped, and needs nothing to be proposed just now', () => {
    expect(takenHeard(take({}, HAPPY, true))).toEqual([HAPPY])
    expect(takenHeard(take(take({}, HAPPY, true), HAPPY, false))).toEqual([])
  })

  it('survives the disk it is kept on as a draft', () => {
    const kept = JSON.parse(JSON.stringify(take(take({}, HAPPY, true), THOMAS, true))) as Decisions
    expect(takenHeard(kept)).toEqual([HAPPY, THOMAS])
  })

  it('stays in sight though the words are gone', () => {
    expect(shownHeard([THOMAS], take({}, HAPPY, true))).toEqual([THOMAS, HAPPY])
  })

  it('is one pulse at a time', () => {
    expect(takenHeard(take(take(take({}, THOMAS, true), HAPPY, true), VERY_HAPPY, true))).toEqual([
      THOMAS,
      VERY_HAPPY,
    ])
  })
})
