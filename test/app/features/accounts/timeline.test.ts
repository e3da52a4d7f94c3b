import { expect, test } from 'vitest'
import { countEntries, daysOf, haveMet, plannedEntries } from '../../../../app/features/accounts/timeline.ts'
import type { Attachment } from '../../../../app/model/attachment.ts'
import { aCheckIn, aNote, anAction, at } from '../../../support/rows.ts'

const now = at('2026-11-23 09:30')
const history = {
  checkIns: [
    aCheckIn({ id: 'planned later', at: at('2026-12-01 09:00') }),
    aCheckIn({ id: 'planned', at: at('2026-11-24 09:00') }),
    aCheckIn({ id: 'visit', at: at('2026-11-20 09:00') }),
  ],
  notes: [aNote({ id: 'note', at: at('2026-11-20 23:59') })],
  done: [anAction({ id: 'done', done: at('2026-11-21 00:01') })],
  attachments: [],
}

test('what happened stands by day, newest first', () => {
  expect(daysOf(history, now, 50).map(day => [day.date, day.entries.map(entry => entry.id)])).toEqual([
    ['2026-11-21', ['done']],
    ['2026-11-20', ['note', 'visit']],
  ])
})

test('what is planned stands apart, soonest first', () => {
  expect(plannedEntries(history, now).map(entry => entry.id)).toEqual(['planned', 'planned later'])
})

test('only the newest are shown until one asks for more', () => {
  expect(daysOf(history, now, 2).flatMap(day => day.entries)).toHaveLength(2)
  expect(countEntries(history)).toBe(5)
})

test('a note is marked where versions of it, or of the words of its recording, met', () => {
  const met = { 'met/body:a:1': 'on Tuesday' }
  const recording = { id: 'r', 'met/transcript:a:1': 'on Tuesday' } as unknown as Attachment
  expect(haveMet(aNote({ id: 'note' }), [])).toBe(false)
  expect(haveMet(aNote({ id: 'note', ...met }), [])).toBe(true)
  expect(haveMet(aNote({ id: 'note' }), [recording])).toBe(true)
})
