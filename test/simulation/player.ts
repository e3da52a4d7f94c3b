import { text } from 'node:stream/consumers'
import type { Line } from './play-seeds.ts'
import { play } from './world.ts'

/** A process of its own that plays the seeds it is given, and says a line of JSON for each. */
const seeds = JSON.parse(await text(process.stdin)) as number[]
for (const seed of seeds) {
  const line: Line = await play(seed).catch((error: Error) => ({ seed, failure: error.message }))
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
