import type { FromWorker, ToWorker } from './messages.ts'
import type { FindOptions, Found, Searcher } from './searcher.ts'

/** A searcher over one device's database. Its worker starts with the first question, or `warm`, and ends with `close`. */
export function createSearcher(database: string): Searcher & { close(): void } {
  const waiting = new Map<number, { resolve(found: Found): void; reject(error: unknown): void }>()
  let worker: Worker | undefined
  let last = 0

  function start(): Worker {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'search' })
    started.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      waiting.get(data.id)?.resolve(data.found)
      waiting.delete(data.id)
    }
    // The next question starts another, which reads everything again.
    started.onerror = error => {
      for (const { reject } of waiting.values()) reject(error)
      stop()
    }
    tell(started, { database })
    return started
  }

  function stop() {
    worker?.terminate()
    worker = undefined
    waiting.clear()
  }

  return {
    find(query: string, options?: FindOptions) {
      worker ??= start()
      const id = ++last
      tell(worker, { id, query, options })
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    },
    warm() {
      worker ??= start()
    },
    close: stop,
  }
}

function tell(worker: Worker, message: ToWorker) {
  worker.postMessage(message)
}
