import { addUp } from './happens.ts'
import { play, type Told } from './world.ts'

/** `npm run simulate -- --seeds 10000 [--from 1]` plays histories; `--seed N` plays one again, twice, and shows that it is the same. */
const options = new Map(
  process.argv
    .slice(2)
    .flatMap((word, i, all) => (word.startsWith('--') ? [[word.slice(2), Number(all[i + 1])]] : [])),
)

const one = options.get('seed')
if (one === undefined) await playMany(options.get('seeds') ?? 1000, options.get('from') ?? 1)
else await playTwice(one)

async function playMany(seeds: number, from: number): Promise<void> {
  const started = Date.now()
  const told: Told[] = []
  const failed: number[] = []
  for (let seed = from; seed < from + seeds; seed++) {
    try {
      told.push(await play(seed))
    } catch (error) {
      failed.push(seed)
      console.error((error as Error).message)
    }
  }
  console.table(Object.fromEntries(addUp(told)))
  console.log(`${seeds - failed.length} passed, ${failed.length} failed`)
  console.log(`${((Date.now() - started) / seeds).toFixed(0)} ms a history`)
  if (failed.length) process.exitCode = 1
}

async function playTwice(seed: number): Promise<void> {
  const [first, second] = [await play(seed), await play(seed)]
  console.log(first)
  console.log(
    first.trace === second.trace ? 'The same trace twice.' : `Another trace the second time: ${second.trace}`,
  )
}
