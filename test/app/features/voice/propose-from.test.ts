import { expect, it } from 'vitest'
import { heardInWords } from '../../../../app/features/voice/heard-in-words.ts'
import { proposeFrom } from '../../../../app/features/voice/propose-from.ts'
import { device, NOON } from '../../../support/device.ts'

it('offers each sum that was named once, as it is read, to be kept as a tag of the note', async () => {
  const { book } = await device()
  const said = 'They have forty thousand euros for it. I said 40,000 euros is fine, the rest is £1,250.50.'
  const { heard } = await proposeFrom(
    { book, now: () => NOON, today: () => '2026-11-23' },
    said,
    undefined,
    'en',
  )
  expect(heard.filter(one => one.is === 'money')).toEqual([
    { key: 'money:€40,000', is: 'money', text: '€40,000' },
    { key: 'money:£1,250.50', is: 'money', text: '£1,250.50' },
  ])
})

it('says of a sum without a currency that it is one, and of a signal in which words it was heard', async () => {
  const { book } = await device()
  const { heard } = await proposeFrom(
    { book, now: () => NOON, today: () => '2026-11-23' },
    'Budget is 40k. Two of them are leaving.',
    undefined,
    'en',
  )
  expect(heard.map(heardInWords)).toEqual(['Leaving: “are leaving”', 'sum of 40,000'])
})
