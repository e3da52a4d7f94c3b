import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sortByName } from '../../../../app/features/accounts/by-name.ts'
import {
  type Filters,
  filterAccounts,
  type Sort,
  type Standing,
  sortAccounts,
  tagsOf,
} from '../../../../app/features/accounts/listing.ts'
import { compareNames } from '../../../../app/features/shared/compare-names.ts'
import type { Account } from '../../../../app/model/account.ts'
import { NOTHING_YET, type Summary } from '../../../../app/model/summary.ts'
import { anAccount, at, idMadeAt } from '../../../support/rows.ts'

const names = (accounts: Account[]) => accounts.map(account => account.name)
const place = (latitude: number) => ({ latitude, longitude: 0, accuracy: 5 })

const horn = anAccount({
  name: 'Around the Horn',
  value: 13390,
  place: place(51.5),
  id: idMadeAt('2026-11-20 09:00'),
})
const berglunds = anAccount({
  name: 'Berglunds snabbköp',
  renewal: '2027-03-31',
  id: idMadeAt('2026-11-20 09:00'),
})
const ernst = anAccount({ name: 'Ernst Handel', value: 104000, renewal: '2026-12-31', place: place(47) })
const named = [horn, berglunds, ernst]

const lastSeen: Record<string, string> = { [horn.id]: '2026-11-01 09:00', [ernst.id]: '2026-10-01 09:00' }
const standing: Standing = {
  now: { now: at('2026-11-23 09:00'), today: '2026-11-23' },
  workspaceCadence: 30,
  summaryOf: (id): Summary => {
    const wall = lastSeen[id]
    return wall ? { recent: [{ id: 'v', at: at(wall), kind: 'visit' }], planned: [] } : NOTHING_YET
  },
  overdueOf: id => (id === berglunds.id ? 1 : 0),
  here: place(51),
}

describe('the order of the accounts', () => {
  test.each<[Sort, string[]]>([
    ['care', ['Ernst Handel', 'Berglunds snabbköp', 'Around the Horn']],
    ['name', ['Around the Horn', 'Berglunds snabbköp', 'Ernst Handel']],
    ['value', ['Ernst Handel', 'Around the Horn', 'Berglunds snabbköp']],
    ['nearest', ['Around the Horn', 'Ernst Handel', 'Berglunds snabbköp']],
    ['contact', ['Berglunds snabbköp', 'Ernst Handel', 'Around the Horn']],
    ['renewal', ['Ernst Handel', 'Berglunds snabbköp', 'Around the Horn']],
  ])('by %s', (sort, order) => {
    expect(names(sortAccounts(named, sort, standing))).toEqual(order)
  })

  test('without knowing where one is, nearest is by name', () => {
    expect(sortAccounts(named, 'nearest', { ...standing, here: undefined })).toEqual(named)
  })
})

describe('filters', () => {
  const accounts = [
    { ...anAccount({ name: 'Key', key: true, owner: 'nancy', stage: 'strategic' }), 'tag/wine': true },
    { ...anAccount({ name: 'Paused', status: 'paused', owner: 'janet' }), 'tag/wine': false },
    anAccount({ name: 'Archived', archived: true, owner: 'nancy' }),
  ]
  test.each<[string, Filters, string[]]>([
    ['none hides what is archived', {}, ['Key', 'Paused']],
    ['archived shows only that', { archived: true }, ['Archived']],
    ['by owner', { owner: 'nancy' }, ['Key']],
    ['by stage', { stage: 'strategic' }, ['Key']],
    ['by status, active when never said', { status: 'active' }, ['Key']],
    ['key accounts', { key: true }, ['Key']],
    ['by tag, a tag taken away is none', { tag: 'wine' }, ['Key']],
    ['together', { owner: 'nancy', status: 'paused' }, []],
  ])('%s', (_, filters, shown) => {
    expect(names(filterAccounts(accounts, filters))).toEqual(shown)
  })
})

test('names stand in the order a reader expects, whatever their case and accents', () => {
  const accounts = ['Zaanse', 'érable', 'Ernst', 'Åkeri', 'bon app’'].map(name => anAccount({ name }))
  expect(names(sortByName(accounts))).toEqual(['Åkeri', 'bon app’', 'érable', 'Ernst', 'Zaanse'])
})

test('names stay in order while accounts come, go and are renamed', () => {
  const name = fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'B', 'å', 'ß', ' ', '1') })
  fc.assert(
    fc.property(fc.array(name), fc.array(fc.array(name, { maxLength: 4 })), (first, later) => {
      let accounts = first.map(name => anAccount({ name }))
      for (const fresh of [[], ...later]) {
        accounts = [...accounts.slice(fresh.length), ...fresh.map(name => anAccount({ name }))]
        expect(names(sortByName(accounts))).toEqual(names([...accounts].sort(compareNames)))
      }
    }),
  )
})

test('the tags in use are those some account bears just now', () => {
  const accounts = [
    { ...anAccount(), 'tag/wine': true, 'tag/old': false },
    { ...anAccount(), 'tag/north': true, 'tag/wine': true },
    anAccount(),
  ]
  expect(tagsOf(accounts)).toEqual(['north', 'wine'])
})
