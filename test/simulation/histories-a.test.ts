import { expect, it } from 'vitest'
import { histories } from './histories.ts'
import { play } from './world.ts'

// Two files, so that both halves run at once.
histories(1, 500)

it('the same seed tells the same story', async () => {
  const [first, second] = [await play(7), await play(7)]
  expect(second).toEqual(first)
})
