import { expect, test } from 'vitest'
import type { HandedIn, Judged, Judgement, Problem } from '../../../../app/data/connection.ts'
import { notTaken, outcomeSentence } from '../../../../app/features/hand-ins/outcome.ts'

const handIn = (state: HandedIn['state'], changes: number): HandedIn => ({
  id: 'aa:7',
  member: 'rita',
  at: 0,
  reason: 'access',
  state,
  changes: Array(changes).fill({}),
  unread: 0,
  drafts: [],
})
const done = (...places: number[]): Judged => ({
  ok: true,
  rejected: places.map(place => ({ place, code: 'gone', sentence: 'gone' })),
})

test.each<[HandedIn['state'], Judgement, Judged | Problem, string]>([
  ['waiting', 'accepted', done(), 'Taken in: 3 changes of Rita'],
  ['waiting', 'accepted', done(0, 2), 'Taken in: 1 change of Rita'],
  ['waiting', 'back', done(), 'Handed back to Rita'],
  ['waiting', 'discarded', done(), 'Discarded'],
  ['back', 'discarded', done(), 'Let go'],
  [
    'waiting',
    'accepted',
    { ok: false, code: 'offline' },
    'That takes a connection. Nothing has changed; try again when you are online.',
  ],
  [
    'waiting',
    'accepted',
    { ok: false, code: 'trouble' },
    'That did not work. Perhaps another admin has decided already.',
  ],
])('what is %s and is %s, answered %o, reads "%s"', (state, as, outcome, sentence) => {
  expect(outcomeSentence({ handIn: handIn(state, 3), as }, 'Rita', outcome)).toBe(sentence)
})

test('changes that were not taken in are named, each with its reason', () => {
  const said = [
    { what: 'New note “Crates”', written: [] },
    { what: 'Around the Horn: town', written: [] },
  ]
  expect(notTaken('Rita', said, 2, done(1))).toEqual({
    who: 'Rita',
    all: 2,
    changes: ['Around the Horn: town: What it belongs to is no longer on the server.'],
  })
  expect(notTaken('Rita', said, 2, done())).toBeUndefined()
})
