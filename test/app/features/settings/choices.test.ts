import { expect, test } from 'vitest'
import {
  bufferOptions,
  cadenceOptions,
  currencyOptions,
  firstDayOptions,
} from '../../../../app/features/settings/choices.ts'

test('currencies are offered by code with their names, and none only while none is set', () => {
  const options = currencyOptions(undefined)
  expect(options[0]).toEqual({ value: '', label: 'Not set' })
  expect(options).toContainEqual({ value: 'EUR', label: 'EUR · Euro' })
  expect(currencyOptions('EUR').some(option => option.value === '')).toBe(false)
})

test('a currency the platform does not know stays chosen', () => {
  expect(currencyOptions('XQQ').some(option => option.value === 'XQQ')).toBe(true)
})

test('the week may begin on any day; Monday comes first and Sunday is 0', () => {
  const days = firstDayOptions()
  expect(days[0]).toEqual({ value: '1', label: 'Monday' })
  expect(days.at(-1)).toEqual({ value: '0', label: 'Sunday' })
})

test('what is set stays among the choices, in its place', () => {
  expect(
    cadenceOptions(28)
      .map(option => option.value)
      .slice(0, 4),
  ).toEqual(['7', '14', '21', '28'])
  expect(bufferOptions(undefined)[2]).toEqual({ value: '2', label: '2 working days' })
})
