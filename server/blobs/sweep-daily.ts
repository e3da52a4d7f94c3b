import { factsOf } from '../log.ts'
import { singly } from '../singly.ts'
import { sweep } from './sweep.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Sweeps now and every day, beside everything else; returns how to end it. */
export function sweepDaily(hands: Parameters<typeof sweep>[0]): () => Promise<void> {
  const ending = new AbortController()
  const sweeping = singly(
    async () => void (await sweep(hands, ending.signal)),
    error => hands.log.error(factsOf(error), 'sweep'),
  )
  sweeping.ask()
  const daily = setInterval(sweeping.ask, DAY_MS)
  daily.unref()
  return async () => {
    clearInterval(daily)
    ending.abort()
    await sweeping.settled()
  }
}
