import type { Message } from '../tabs.ts'
import { Library } from './library.ts'
import type { FromWorker, ToWorker } from './messages.ts'
import { RowStore } from './row-store.ts'

/** The search worker: the only file of search that knows it runs in one. */

let library: Library

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if ('database' in data) open(data.database)
  else postMessage({ id: data.id, found: library.find(data.query, data.options) } satisfies FromWorker)
})

/** Listens before it reads, so that nothing written meanwhile is missed. */
function open(database: string) {
  library = new Library(new RowStore(database, self), { now: () => performance.now(), pause })
  new BroadcastChannel(database).addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if ('news' in data) library.follow(data.news).catch(reportError)
  })
  library.read().catch(reportError)
}

const { port1, port2 } = new MessageChannel()
port1.start()

/** Unlike a timer, a message is not held back when many follow each other. */
function pause(): Promise<void> {
  return new Promise(resolve => {
    port1.addEventListener('message', () => resolve(), { once: true })
    port2.postMessage(0)
  })
}
