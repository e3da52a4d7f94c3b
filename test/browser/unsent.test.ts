import { expect, it } from 'vitest'
import { isMet } from '../prove/proof.ts'
import { unsentInBrowser } from '../prove/unsent-in-browser.ts'

it('what is unsent outlives an update of the app, and is named and exported before signing out', async () => {
  const figures = await unsentInBrowser(25, 1)
  expect(figures.filter(figure => !isMet(figure))).toEqual([])
})
