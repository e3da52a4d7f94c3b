import { expect, test } from 'vitest'
import { unsentFile } from '../../../../app/features/shared/export-unsent.ts'
import type { Change } from '../../../../app/model/change.ts'
import { newId } from '../../../../app/model/id.ts'
import { readBook } from '../../../../app/model/import/read-book.ts'
import { type AnyShown, inAccount } from '../../../../app/model/row.ts'

const NOON = Date.UTC(2026, 10, 23, 12)
const horn = newId()
const note = newId()

const change = (counter: number, patch: Record<string, unknown>, isNew = false): Change => ({
  id: `00000000000000aa:${counter}`,
  noun: 'note',
  row: note,
  scope: inAccount(horn),
  ...(isNew && { new: true as const }),
  patch,
  stamp: '01936f3c9a10-0000-00000000000000aa',
  base: { revision: 0, change: 0 },
})
const shown: AnyShown = {
  id: note,
  noun: 'note',
  scope: inAccount(horn),
  account: horn,
  revision: 0,
  change: 2,
  at: NOON,
  body: 'Crates, broken again',
}

test('what is unsent is in the file as it stands, and change by change', () => {
  const made = change(1, { at: NOON, body: 'Crates' }, true)
  const edited = change(2, { body: 'Crates, broken again' })
  const { name, text } = unsentFile(
    [
      { change: made, at: NOON, row: shown },
      { change: edited, at: NOON, row: shown },
    ],
    [],
    [],
    NOON,
  )
  const file = JSON.parse(text)
  expect(name).toBe('tend-unsent-2026-11-23.json')
  expect(file.rows).toEqual([
    { noun: 'note', id: note, scope: inAccount(horn), fields: { at: NOON, body: 'Crates, broken again' } },
  ])
  expect(file.changes).toEqual([made, edited])
})

test('what the server refused is in the file too, also when its row is not known here', () => {
  const refused = change(1, { at: NOON, body: 'Crates' }, true)
  const item = { id: '1', at: NOON, code: 'fault', sentence: '', changes: [refused] }
  expect(JSON.parse(unsentFile([], [item], [], NOON).text).rows[0].fields.body).toBe('Crates')
})

test('the file is read back by the import', () => {
  const { text } = unsentFile([{ change: change(1, {}, true), at: NOON, row: shown }], [], [], NOON)
  const read = readBook(JSON.parse(text), () => undefined)
  expect('entries' in read && read.entries[0]?.parts[0]?.fields.body).toBe('Crates, broken again')
})

test('forms that were left half-written are in the file, word for word', () => {
  const draft = { key: 'note/new/', value: { values: { body: 'half a sen' }, filled: { body: '' } } }
  expect(JSON.parse(unsentFile([], [], [draft], NOON).text).drafts).toEqual([draft])
})
