import { describe, expect, test } from 'vitest'
import { describeChange, labelOf, textOf } from '../../../../app/features/shared/describe-change.ts'
import type { Change } from '../../../../app/model/change.ts'
import { newId } from '../../../../app/model/id.ts'
import { inAccount } from '../../../../app/model/row.ts'

const TODAY = '2026-11-23'
const horn = { name: 'Around the Horn' }

const change = (noun: string, patch: Record<string, unknown>, isNew = false): Change => ({
  id: '00000000000000aa:1',
  noun,
  row: newId(),
  scope: inAccount(newId()),
  ...(isNew && { new: true as const }),
  patch,
  stamp: '01936f3c9a10-0000-00000000000000aa',
  base: { revision: 0, change: 0 },
})
const said = (noun: string, patch: Record<string, unknown>, row?: Record<string, unknown>) =>
  describeChange(change(noun, patch), row, TODAY)

describe('a change in words', () => {
  test.each([
    ['account', { name: 'Bon app’' }, 'New account “Bon app’”'],
    ['contact', { name: 'Maria Larsson' }, 'New person “Maria Larsson”'],
    ['note', { body: '\n\nCrates arrive broken\nEvery second week' }, 'New note “Crates arrive broken”'],
    ['action', { text: 'Send the price list' }, 'New action “Send the price list”'],
    ['check-in', { kind: 'call', said: 'All well' }, 'Check-in: call, All well'],
    ['check-in', { kind: 'visit' }, 'Check-in: visit'],
  ])('a new %s is named', (noun, patch, sentence) => {
    expect(describeChange(change(noun, patch, true), undefined, TODAY)).toBe(sentence)
  })

  test('edited fields are listed beside the name of their row, with what they say now', () => {
    expect(said('account', { town: 'Lyon', phone: '+44 777' }, horn)).toBe(
      'Around the Horn: town Lyon and phone +44 777',
    )
    expect(said('account', { town: null, renewal: '2026-11-27' }, horn)).toBe(
      'Around the Horn: town taken out and renewal Fri 27 Nov',
    )
  })

  test('a value that is long, or means nothing by itself, is not said', () => {
    expect(said('account', { about: 'x'.repeat(41), owner: newId(), name: horn.name }, horn)).toBe(
      'Around the Horn: about, owner, and name',
    )
  })

  test('of a note what was written is quoted, under its first line where that is another', () => {
    const body = 'Crates arrive broken\nEvery second week, says Maria.'
    const from = { body: 'Crates arrive broken\nEvery week, says Maria.' }
    const edit = { ...change('note', { body }), from }
    expect(describeChange(edit, { body }, TODAY)).toBe('Note “Crates arrive broken” changed: “second”')
    expect(said('note', { body: 'Same words here.' })).toBe('Note changed: “Same words here.”')
    expect(said('note', { 'with/x': true }, { body: 'Same words here.' })).toBe('“Same words here.”: people')
  })

  test('of a check-in what was said is quoted', () => {
    expect(said('check-in', { said: 'All well' }, { kind: 'call' })).toBe(
      'Check-in (call) changed: “All well”',
    )
  })

  test('items of one set are one field', () => {
    expect(said('account', { 'tag/wine': true, 'tag/beer': false }, horn)).toBe('Around the Horn: tags')
  })

  test('deleting and bringing back are said as such', () => {
    expect(said('account', { deleted: true }, horn)).toBe('Deleted “Around the Horn”')
    expect(said('account', { deleted: null }, horn)).toBe('Brought back “Around the Horn”')
  })

  test('archiving is said as such', () => {
    expect(said('account', { archived: true }, horn)).toBe('Archived “Around the Horn”')
    expect(said('account', { archived: null }, horn)).toBe('Took “Around the Horn” out of the archive')
  })

  test('what was done to an action is said as a person would', () => {
    const action = { text: 'Send the price list' }
    expect(said('action', { done: 1 }, action)).toBe('Done: Send the price list')
    expect(said('action', { done: null }, action)).toBe('Not done after all: Send the price list')
    expect(said('action', { snoozed: '2026-11-27' }, action)).toBe(
      'Snoozed until Fri 27 Nov: Send the price list',
    )
  })

  test('a row that is not known here is still described', () => {
    expect(said('account', { deleted: true })).toBe('Deleted a row')
    expect(said('account', { town: 'Lyon' })).toBe('A row: town Lyon')
  })

  test('a noun of a newer version is described without its words', () => {
    expect(said('competitor', { name: 'Rival' })).toBe('A change to a competitor from a newer version')
  })
})

test('a copied change carries its whole text', () => {
  const note = change('note', { body: 'Crates\n\nbroken again' }, true)
  expect(textOf(note, undefined, TODAY)).toBe('New note “Crates”\n\nCrates\n\nbroken again')
})

test('a field no catalogue knows keeps its own name', () => {
  expect(labelOf('tag/wine')).toBe('Tags')
  expect(labelOf('mood')).toBe('mood')
})
