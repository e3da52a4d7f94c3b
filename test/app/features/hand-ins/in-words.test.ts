import { expect, test } from 'vitest'
import type { Book } from '../../../../app/data/book.ts'
import { asText, inWords } from '../../../../app/features/hand-ins/in-words.ts'
import type { Change } from '../../../../app/model/change.ts'
import { newId } from '../../../../app/model/id.ts'
import { type Fields, inAccount } from '../../../../app/model/row.ts'
import { anAccount } from '../../../support/rows.ts'

const horn = anAccount({ name: 'Around the Horn', town: 'Cowes' })
const reader = {
  book: {
    account: (id: string) => (id === horn.id ? horn : undefined),
    row: async (_: string, id: string) => (id === horn.id ? horn : undefined),
    members: () => [],
    contacts: () => [],
  } as unknown as Book,
  now: Date.UTC(2026, 10, 23, 12),
  today: '2026-11-23',
}
const note = newId()

function change(noun: string, row: string, patch: Fields, isNew = false): Change {
  return {
    id: '00000000000000aa:1',
    noun,
    row,
    scope: inAccount(horn.id),
    ...(isNew && { new: true as const }),
    patch,
    stamp: '01936f3c9a10-0000-00000000000000aa',
    base: { revision: 0, change: 0 },
  }
}

test('a change says what it is about, and what was written in it', async () => {
  const [said] = await inWords(
    {
      changes: [change('account', horn.id, { town: 'London', renewal: '2026-11-27' })],
      drafts: [],
      refused: [],
    },
    reader,
  )
  expect(said).toEqual({
    what: 'Around the Horn: town and renewal',
    written: [
      { text: 'Town: London', stands: 'Now: Cowes' },
      { text: 'Renewal: Fri 27 Nov', stands: 'Now: empty' },
    ],
    note: { account: horn.id, body: 'Around the Horn: town and renewal\nTown: London\nRenewal: Fri 27 Nov' },
  })
})

test('what stands already has nothing beside it', async () => {
  const [said] = await inWords(
    { changes: [change('account', horn.id, { town: 'Cowes' })], drafts: [], refused: [] },
    reader,
  )
  expect(said?.written).toEqual([{ text: 'Town: Cowes' }])
})

test('a note can be written anew though its account is not here any more; a field of it cannot', async () => {
  const nowhere = { ...reader.book, account: () => undefined, row: async () => undefined } as unknown as Book
  const said = await inWords(
    {
      changes: [
        change('note', note, { body: 'Crates arrive broken', at: 5 }, true),
        change('account', horn.id, { town: 'London' }),
      ],
      drafts: [],
      refused: [],
    },
    { ...reader, book: nowhere },
  )
  expect(said.map(one => one.note)).toEqual([{ body: 'Crates arrive broken' }, undefined])
})

test('a change is described upon those before it: the row may never have come to the server', async () => {
  const made = change('note', note, { body: 'Crates arrive broken' }, true)
  const deleted = change('note', note, { deleted: true })
  const said = await inWords({ changes: [made, deleted], drafts: [], refused: [] }, reader)
  expect(said.map(one => [one.account, one.what])).toEqual([
    ['Around the Horn', 'New note “Crates arrive broken”'],
    ['Around the Horn', 'Deleted “Crates arrive broken”'],
  ])
})

test('of an account that is not here any more the words are still to be read', async () => {
  const nowhere = { ...reader.book, account: () => undefined, row: async () => undefined } as unknown as Book
  const said = await inWords(
    { changes: [change('account', horn.id, { town: 'London' })], drafts: [], refused: [] },
    { ...reader, book: nowhere },
  )
  expect(asText(said)).toBe('A row: town\nTown: London')
})

test('ids of other rows are left out', async () => {
  const [said] = await inWords(
    { changes: [change('action', note, { text: 'Call', from: newId() }, true)], drafts: [], refused: [] },
    reader,
  )
  expect(said?.written).toEqual([{ text: 'Next action: Call' }])
})

test('of a half-written form only what was typed is told', async () => {
  const draft = {
    key: 'note/new/',
    value: {
      values: { account: { id: horn.id, name: 'Around the Horn' }, body: 'half a sen', kind: 'visit' },
      filled: { body: '', kind: 'visit' },
    },
  }
  const said = await inWords({ changes: [], drafts: [draft], refused: [] }, reader)
  expect(asText(said)).toBe('Half-written, for Around the Horn\nhalf a sen')
})

test('what an admin accepted and the server would not have says why', async () => {
  const draft = (key: string) => ({ key, value: { values: { name: 'Blondel' }, filled: { name: '' } } })
  const said = await inWords(
    {
      changes: [change('account', horn.id, { town: 'London' })],
      drafts: [draft(`contact/new/${horn.id}`), draft('account/new')],
      refused: [
        { place: 0, code: 'gone', sentence: 'gone' },
        { place: 1, code: 'unheard-of', sentence: 'It is too late.' },
        { place: 2, code: 'not_found', sentence: 'not found' },
      ],
    },
    reader,
  )
  expect(said.map(({ why }) => why)).toEqual([
    'What it belongs to is no longer on the server.',
    'It is too late.',
    'Nobody knows which account it was for.',
  ])
})
