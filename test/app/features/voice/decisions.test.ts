import { describe, expect, it } from 'vitest'
import {
  addedActions,
  decide,
  isAdded,
  offered,
  takenHeard,
  wordsOf,
} from '../../../../app/features/voice/decisions.ts'
import type { Heard, ProposedAction } from '../../../../app/features/voice/proposals.ts'

const SEND: ProposedAction = { key: 'ours:send', text: 'Send the proposal', side: 'ours', due: '2026-11-27' }
const SIGN: ProposedAction = { key: 'theirs:sign', text: 'Signed contract', side: 'theirs' }

describe('what was decided about proposals', () => {
  it('makes nothing of what nobody added', () => {
    expect(addedActions({})).toEqual([])
    expect(addedActions(decide({}, SEND.key, { is: 'edited', as: wordsOf(SEND, {}) }))).toEqual([])
  })

  it('holds though the text goes on and proposes more', () => {
    const decisions = decide({}, SEND.key, { is: 'added', as: wordsOf(SEND, {}) })
    expect(offered([SEND, SIGN], decisions)).toEqual([SEND, SIGN])
    expect([isAdded(SEND.key, decisions), isAdded(SIGN.key, decisions)]).toEqual([true, false])
    expect(addedActions(decisions)).toEqual([{ text: 'Send the proposal', side: 'ours', due: '2026-11-27' }])
  })

  it('shows no more what was dropped, until that is taken back', () => {
    const dropped = decide({}, SEND.key, { is: 'dropped' })
    expect(offered([SEND, SIGN], dropped)).toEqual([SIGN])
    expect(offered([SEND, SIGN], decide(dropped, SEND.key, undefined))).toEqual([SEND, SIGN])
  })

  it('keeps a person’s words whatever the text goes on to say', () => {
    const as = { text: 'Send the offer to Maria', side: 'ours' as const, due: '2026-11-30' }
    const decisions = decide({}, SEND.key, { is: 'edited', as })
    expect(wordsOf({ ...SEND, due: '2026-12-04' }, decisions)).toEqual(as)
  })

  it('takes of what was also heard only what was tapped', () => {
    const happy: Heard = { key: 'pulse:4', is: 'pulse', pulse: 4 }
    const thomas: Heard = { key: 'person:1', is: 'person', contact: '1', name: 'Thomas' }
    expect(takenHeard([happy, thomas], decide({}, happy.key, { is: 'added' }))).toEqual([happy])
  })
})
