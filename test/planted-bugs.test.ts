import { expect, it } from 'vitest'
import { plantedBugs } from './prove/planted-bugs.ts'
import { plants } from './prove/plants/index.ts'

/** One that the simulation catches at once, one of the server's and one of the device's; all of them by `npm run plant`. */
const SAMPLE = [
  'a deletion always wins, over edits it had not seen too',
  'what one member has unsent is taken in under the session of another',
  'a form writes back every field it was filled with',
]

it('known losses, put into a copy of the code, are caught; one that is harmless and one without soil are told of', async () => {
  const sample = plants.filter(({ bug }) => SAMPLE.includes(bug))
  expect(sample).toHaveLength(SAMPLE.length)
  const { soil, ...last } = sample.at(-1)!
  const harmless = { ...last, soil, instead: soil }
  const uprooted = { ...last, soil: 'text that stands nowhere' }
  const { passed, outcomes } = await plantedBugs({ plants: [...sample, harmless, uprooted], seeds: 3 })
  expect(outcomes.map(({ where }) => where !== undefined)).toEqual([true, true, true, false, false])
  expect(outcomes[3]!.why).toBe('nothing noticed it')
  expect(outcomes[4]!.why).toContain('no soil any more')
  expect(passed).toBe(false)
}, 180_000)
