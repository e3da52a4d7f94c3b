import { sweep } from './blobs/sweep.ts'
import { factsOf } from './log.ts'
import type { Ports } from './ports.ts'
import { singly } from './singly.ts'
import { eraseDeleted } from './sync/erase-deleted.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Now and every day, beside everything else, erases what was deleted 90 days ago and sweeps the bytes nobody can ask for any more; one
 * that fails does not hold up the other. Returns how to end it.
 */
export function sweepDaily(hands: Pick<Ports, 'store' | 'blobs' | 'clock' | 'log'>): () => Promise<void> {
  const ending = new AbortController()
  const failed = (error: unknown) => hands.log.error(factsOf(error), 'sweep')
  const sweeping = singly(async () => {
    for (const work of [eraseDeleted, sweep]) await work(hands, ending.signal).catch(failed)
  }, failed)
  sweeping.ask()
  const daily = setInterval(sweeping.ask, DAY_MS)
  daily.unref()
  return async () => {
    clearInterval(daily)
    ending.abort()
    await sweeping.settled()
  }
}
