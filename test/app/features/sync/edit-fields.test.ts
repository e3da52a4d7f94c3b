import { describe, expect, test } from 'vitest'
import { editedPatch, editFields } from '../../../../app/features/sync/edit-fields.ts'
import type { Change } from '../../../../app/model/change.ts'
import { newId } from '../../../../app/model/id.ts'
import { inAccount } from '../../../../app/model/row.ts'

const row = newId()
const change = (noun: string, patch: Record<string, unknown>, isNew = true, of = row): Change => ({
  id: '00000000000000aa:1',
  noun,
  row: of,
  scope: inAccount(newId()),
  ...(isNew && { new: true as const }),
  patch,
  stamp: '01936f3c9a10-0000-00000000000000aa',
  base: { revision: 0, change: 0 },
})

describe('what can be edited in a refused change', () => {
  test('are the fields a person can type, each by its kind', () => {
    const account = change('account', {
      name: 'Bon app’',
      value: 1200,
      renewal: '2027-01-31',
      about: 'Owner-run',
    })
    expect(editFields([account])).toEqual([
      { field: 'name', kind: 'line', value: 'Bon app’' },
      { field: 'value', kind: 'number', value: '1200' },
      { field: 'renewal', kind: 'date', value: '2027-01-31' },
      { field: 'about', kind: 'text', value: 'Owner-run' },
    ])
  })

  test('are not references, moments, sets, places, flags or choices', () => {
    const place = { latitude: 1, longitude: 2, accuracy: 3 }
    const patch = { owner: newId(), stage: 'working', key: true, place, 'tag/wine': true }
    expect(editFields([change('account', patch)])).toEqual([])
    expect(editFields([change('check-in', { at: 1, kind: 'visit', pulse: 3 })])).toEqual([])
  })

  test('later changes of the row stand over earlier ones; those of other rows are left out', () => {
    const changes = [
      change('action', { text: 'Send list' }),
      change('action', { text: 'Send price list' }, false),
      change('action', { text: 'Something else' }, true, newId()),
    ]
    expect(editFields(changes).map(field => field.value)).toEqual(['Send price list'])
  })
})

describe('the edited change', () => {
  const action = change('action', { text: 'Send list', due: '2026-11-27', owner: newId() })

  test('holds what was typed and everything else unaltered', () => {
    expect(editedPatch([action], { text: '  Send price list ', due: '2026-11-30' })).toEqual({
      patch: { ...action.patch, text: 'Send price list', due: '2026-11-30' },
    })
  })

  test('clears what was emptied', () => {
    expect(editedPatch([action], { text: 'Send', due: '' })).toMatchObject({ patch: { due: null } })
  })

  test('is refused here when the server would refuse it', () => {
    expect(editedPatch([action], { text: ' ', due: '2026-02-30' })).toEqual({
      problems: { text: 'required', due: 'invalid' },
    })
  })

  test('does not take words for a number', () => {
    const account = change('account', { name: 'Bon app’', value: 1200 })
    expect(editedPatch([account], { value: 'much' })).toEqual({ problems: { value: 'invalid' } })
  })
})
