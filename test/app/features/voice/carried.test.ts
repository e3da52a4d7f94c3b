import { expect, it } from 'vitest'
import { carryPatch, heardAndCarried, isCarried } from '../../../../app/features/voice/carried.ts'
import type { Heard } from '../../../../app/features/voice/proposals.ts'
import type { Note } from '../../../../app/model/note.ts'

const SIGNALS = { price: 'Price' }
const note = (fields: Record<string, unknown>) => fields as unknown as Note
const PRICE: Heard = { key: 'price:too dear', is: 'signal', signal: 'price', text: 'too dear' }

it('a note shows the pulse, signals and sums it carries, though nothing in its words proposes them', () => {
  const carried = heardAndCarried([], note({ pulse: 4, 'tag/price': true, 'tag/€40,000': true }), SIGNALS)
  expect(
    carried.map(one => [one.is, isCarried(note({ pulse: 4, 'tag/price': true, 'tag/€40,000': true }), one)]),
  ).toEqual([
    ['pulse', true],
    ['signal', true],
    ['money', true],
  ])
  expect(carried.map(one => carryPatch(one, false))).toEqual([
    { pulse: null },
    { 'tag/price': false },
    { 'tag/€40,000': false },
  ])
})

it('what is heard and carried is shown once, and a tag that stands in the text is seen there', () => {
  expect(heardAndCarried([PRICE], note({ 'tag/price': true }), SIGNALS)).toEqual([PRICE])
  expect(heardAndCarried([], note({ body: 'Tasting #wine', 'tag/wine': true }), SIGNALS)).toEqual([])
})
