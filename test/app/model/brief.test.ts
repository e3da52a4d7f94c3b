import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  changedSince,
  type Facts,
  inThreeLines,
  lastConversation,
  peopleToKnow,
} from '../../../app/model/brief.ts'
import { aCheckIn, aContact, aNote, anAction, at, idMadeAt } from '../../support/rows.ts'

const now = at('2026-11-23 09:30')
const facts = (known: Partial<Facts>): Facts => ({
  checkIns: [],
  notes: [],
  done: [],
  contacts: [],
  ...known,
})

describe('the last conversation', () => {
  test('is the newest one with words, with who was there', () => {
    const christina = aContact({ name: 'Christina Berglund' })
    const last = lastConversation(
      facts({
        contacts: [christina, aContact({ name: 'Somebody else' })],
        checkIns: [
          aCheckIn({ kind: 'call', at: at('2026-11-10 10:00') }),
          aCheckIn({ kind: 'visit', at: at('2026-11-03 10:00'), said: 'Crates arrive broken.', pulse: 2 }, [
            christina,
          ]),
        ],
        notes: [aNote({ at: at('2026-10-01 10:00'), body: 'Older' })],
      }),
      now,
    )
    expect(last).toMatchObject({ kind: 'visit', pulse: 2, lines: ['Crates arrive broken.'] })
    expect(last?.with.map(contact => contact.name)).toEqual(['Christina Berglund'])
  })

  test('may be a note', () => {
    const last = lastConversation(facts({ notes: [aNote({ at: now - 1, body: 'They grow.' })] }), now)
    expect(last?.lines).toEqual(['They grow.'])
    expect(last?.kind).toBeUndefined()
  })

  test('without any words is the newest check-in', () => {
    const checkIns = [aCheckIn({ kind: 'call', at: now - 2 }), aCheckIn({ kind: 'visit', at: now - 1 })]
    expect(lastConversation(facts({ checkIns }), now)).toMatchObject({ kind: 'visit', lines: [] })
  })

  test('is never a visit that is only planned', () => {
    expect(
      lastConversation(facts({ checkIns: [aCheckIn({ at: now + 1, said: 'plan' })] }), now),
    ).toBeUndefined()
  })
})

describe('three lines', () => {
  test('skip what says nothing', () => {
    expect(inThreeLines('\n one \n\n two\nthree\nfour')).toEqual(['one', 'two', 'three'])
  })

  test('cut a long line between words', () => {
    const line = inThreeLines('word '.repeat(100))[0]!
    expect(line.length).toBeLessThanOrEqual(161)
    expect(line.endsWith('word…')).toBe(true)
  })

  test('are at most three, whatever was said', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('word', ' ', '\n', '\u00a0', '🙂'), maxLength: 400 }),
        text => {
          const lines = inThreeLines(text)
          expect(lines.length).toBeLessThanOrEqual(3)
          expect(Math.max(0, ...lines.map(line => line.length))).toBeLessThanOrEqual(161)
        },
      ),
    )
  })
})

test('who decides is known first, and who has left is not among the people to know', () => {
  const people = peopleToKnow([
    aContact({ name: 'Nobody in particular' }),
    aContact({ name: 'Blocks', decisionRole: 'blocker' }),
    aContact({ name: 'Decides', decisionRole: 'decision maker' }),
    aContact({ name: 'Gone', decisionRole: 'champion', left: true }),
  ])
  expect(people.map(contact => contact.name)).toEqual(['Decides', 'Blocks', 'Nobody in particular'])
})

test('what changed since last time is what was written, finished and met after it', () => {
  const then = at('2026-11-03 10:00')
  const changed = changedSince(
    facts({
      notes: [aNote({ at: then }), aNote({ at: then + 1, body: 'new' })],
      done: [anAction({ text: 'before', done: then - 1 }), anAction({ text: 'after', done: then + 1 })],
      contacts: [
        aContact({ name: 'Old', id: idMadeAt('2026-11-02 10:00') }),
        aContact({ name: 'New', id: idMadeAt('2026-11-04 10:00') }),
      ],
    }),
    then,
  )
  expect(changed.notes.map(note => note.body)).toEqual(['new'])
  expect(changed.done.map(action => action.text)).toEqual(['after'])
  expect(changed.people.map(contact => contact.name)).toEqual(['New'])
})
