import { expect, it } from 'vitest'
import { addUp, missingFrom } from './happens.ts'
import { playSeeds } from './play-seeds.ts'
import { play } from './world.ts'

it('nothing is lost, doubled, resurrected or stuck in the histories 1 to 1,000, and every kind of fault happens in them', async () => {
  const { stories, failures } = await playSeeds(Array.from({ length: 1_000 }, (_, index) => index + 1))
  expect(failures).toEqual([])
  expect(stories).toHaveLength(1_000)
  expect(missingFrom(addUp(stories))).toEqual([])
})

it('the same seed tells the same story', async () => {
  const [first, second] = [await play(7), await play(7)]
  expect(second).toEqual(first)
})
