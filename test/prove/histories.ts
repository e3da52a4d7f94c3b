import { addUp, missingFrom } from '../simulation/happens.ts'
import { playSeeds } from '../simulation/play-seeds.ts'
import { counted, type Figure, hold } from './proof.ts'

/** From so many on every kind of event and fault has to have happened. */
const MANY = 500

/** The seeded histories of test/simulation, shared out among the machine's cores. The seeds are those from `seed` on. */
export async function histories(times: number, seed: number): Promise<Figure[]> {
  const { stories, failures } = await playSeeds(Array.from({ length: times }, (_, index) => seed + index))
  hold(failures.length === 0, `${failures.length} histories break a law:\n${failures.join('\n')}`)
  hold(stories.length === times, 'Not every history was told')
  const counts = addUp(stories)
  const missing = missingFrom(counts)
  hold(times < MANY || missing.length === 0, `It never happened: ${missing}`)
  return [
    { name: 'histories', value: times },
    { name: 'histories that break a law', value: failures.length, is: 0 },
    ...counted(counts),
  ]
}

/** One seed, played again and again in several processes, leaves the same trace to the byte. */
export async function sameTrace(times: number, seed: number): Promise<Figure[]> {
  const { stories, failures } = await playSeeds(Array.from({ length: times }, () => seed))
  hold(failures.length === 0, failures.join('\n'))
  const traces = new Set(stories.map(story => story.trace))
  hold(stories.length === times && traces.size === 1, `Seed ${seed} left ${traces.size} traces`)
  return [
    { name: 'times played', value: stories.length },
    { name: 'different traces', value: traces.size, is: 1 },
  ]
}
