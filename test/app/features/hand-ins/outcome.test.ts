import { expect, test } from 'vitest'
import type { HandedIn, Judged, Judgement, Problem } from '../../../../app/data/connection.ts'
import { mayBeAccepted, outcomeSentence } from '../../../../app/features/hand-ins/outcome.ts'
import { newId } from '../../../../app/model/id.ts'

const handIn = (state: HandedIn['state'], changes: number): HandedIn => ({
  id: 'aa:7',
  member: 'rita',
  at: 0,
  reason: 'access',
  state,
  changes: Array(changes).fill({}),
  unread: 0,
  drafts: [],
  refused: [],
})
const done = (...places: number[]): Judged => ({
  ok: true,
  rejected: places.map(place => ({ place, code: 'gone', sentence: 'gone' })),
})

test.each<[HandedIn['state'], Judgement, Judged | Problem, string]>([
  ['waiting', 'accepted', done(), 'Taken in: 3 changes of Rita'],
  ['waiting', 'accepted', done(0, 2), 'Taken in: 1 change of Rita. 2 could not be and stay here.'],
  ['waiting', 'accepted', done(0, 1, 2), 'Nothing of Rita could be taken in. It stays here.'],
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

const typed = (key: string, body: string) => ({ key, value: { values: { body }, filled: { body: '' } } })
const account = newId()

test('half-written texts that were taken in are named beside the changes', () => {
  const drafts = [typed(`note/new/${account}`, 'half'), typed('note/new/', 'a sen'), typed('note/new/', '')]
  const handed = { ...handIn('waiting', 1), drafts }
  expect(outcomeSentence({ handIn: handed, as: 'accepted' }, 'Rita', done(2))).toBe(
    'Taken in: 1 change and 1 half-written text of Rita. 1 could not be and stays here.',
  )
})

test('texts alone may be accepted where it is known of which account they are', () => {
  const holding = (key: string, body: string) => ({ ...handIn('waiting', 0), drafts: [typed(key, body)] })
  expect(mayBeAccepted(holding(`note/new/${account}`, 'half'))).toBe(true)
  expect(mayBeAccepted(holding('note/new/', 'half'))).toBe(false)
  expect(mayBeAccepted(holding(`note/new/${account}`, ' '))).toBe(false)
})
