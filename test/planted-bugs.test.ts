import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { plantedBugs } from './prove/planted-bugs.ts'
import { plants } from './prove/plants/index.ts'

/** One that the simulation catches at once, one of the server's and one of the device's; all of them by `npm run plant`. */
const SAMPLE = [
  'a deletion always wins, over edits it had not seen too',
  'what one member has unsent is taken in under the session of another',
  'a form writes back every field it was filled with',
]

/** Tags are fields named after themselves: there are never two of a name. */
const CANNOT_EXIST = [9]

it('every known loss that can exist here is planted, where the code stands today', () => {
  const losses = new Set(plants.flatMap(({ loss }) => loss))
  expect(Array.from({ length: 44 }, (_, i) => i + 1).filter(row => !losses.has(row))).toEqual(CANNOT_EXIST)
  const timesIn = (file: string, text: string) =>
    readFileSync(resolve(import.meta.dirname, '..', file), 'utf8').split(text).length - 1
  const uprooted = plants.filter(({ file, soil, instead }) => timesIn(file, soil) !== 1 || soil === instead)
  expect(uprooted.map(({ bug }) => bug)).toEqual([])
  expect(new Set(plants.map(({ bug }) => bug)).size).toBe(plants.length)
})

it('known losses, put into a copy of the code, are caught; one that is harmless and one without soil are told of', async () => {
  const sample = plants.filter(({ bug }) => SAMPLE.includes(bug))
  expect(sample).toHaveLength(SAMPLE.length)
  const { soil, ...last } = sample.at(-1)!
  const harmless = { ...last, soil, instead: soil }
  const uprooted = { ...last, soil: 'text that stands nowhere' }
  const { passed, outcomes } = await plantedBugs({ plants: [...sample, harmless, uprooted], seeds: 20 })
  expect(outcomes.map(({ where }) => where !== undefined)).toEqual([true, true, true, false, false])
  expect(outcomes[3]!.why).toBe('nothing noticed it')
  expect(outcomes[4]!.why).toContain('no soil any more')
  expect(passed).toBe(false)
}, 180_000)
