import { expect, test } from 'vitest'
import type { HandedIn, Judged, Judgement, Problem } from '../../../../app/data/connection.ts'
import { mayBeAccepted, outcomeSentence } from '../../../../app/features/hand-ins/outcome.ts'
import type { Change } from '../../../../app/model/change.ts'
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
  outdone: [],
})

test.each<[HandedIn['state'], Judgement, Judged | Problem, string]>([
  ['waiting', 'accepted', done(), 'Taken in: 3 changes of Rita'],
  ['waiting', 'accepted', done(0, 2), 'Taken in: 1 change of Rita. 2 could not be and stay here.'],
  ['waiting', 'accepted', done(0, 1, 2), 'Nothing of Rita could be taken in. It stays here.'],
  ['waiting', 'back', done(), 'Handed back to Rita'],
  ['waiting', 'discarded', done(), 'Discarded'],
  ['back', 'discarded', done(), 'Removed'],
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

test('what was taken in and did not stand is told apart', () => {
  const town = { patch: { town: 'London' } } as unknown as Change
  const both = { patch: { town: 'London', phone: '1' } } as unknown as Change
  const outdone = (...changes: Change[]) =>
    outcomeSentence({ handIn: { ...handIn('waiting', 0), changes }, as: 'accepted' }, 'Rita', {
      ok: true,
      rejected: [],
      outdone: [{ place: 1, fields: ['town'] }],
    })
  expect(outdone(town, town)).toBe('Taken in: 2 changes of Rita; 1 did not stand, a newer value was there')
  expect(outdone(town, both)).toBe(
    'Taken in: 2 changes of Rita; 1 stood only in part, newer values were there',
  )
})
