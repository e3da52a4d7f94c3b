import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Ask } from '../http/env.ts'
import { readSessionCookie } from '../http/session-cookie.ts'
import { askerOf } from '../identity/sessions.ts'
import { factsOf } from '../log.ts'
import type { Ports } from '../ports.ts'

const HEARTBEAT_MS = 25_000

/**
 * `GET /api/pokes`: server-sent events `{revision}` whenever the workspace has come further, and once at the start. Pokes that come
 * faster than the connection takes them are one. A heartbeat keeps proxies from closing it and notices a session that has ended.
 */
export function pokes(c: Ask, ports: Ports): Response {
  const { workspace } = c.var.asker
  const token = readSessionCookie(c, ports)
  return streamSSE(c, async stream => {
    const news = latest<number>()
    const stop = ports.store.watch(workspace, news.put)
    stream.onAbort(news.end)
    const beat = setInterval(() => void keepAlive(stream, token, ports).catch(news.end), HEARTBEAT_MS)
    try {
      news.put(await ports.store.transact(workspace, tables => tables.revision(workspace)))
      for (let revision = await news.next(); revision !== undefined; revision = await news.next())
        await stream.writeSSE({ data: JSON.stringify({ revision }) })
    } catch (error) {
      ports.log.error(factsOf(error), 'pokes')
    } finally {
      clearInterval(beat)
      stop()
    }
  })
}

async function keepAlive(stream: SSEStreamingApi, token: string | undefined, ports: Ports) {
  await ports.store.transact(undefined, tables => askerOf(tables, token, ports.clock()))
  await stream.write(': \n\n')
}

/** A box for one value: the newest. `next` waits for one; undefined after the end. */
function latest<T>() {
  let value: T | undefined
  let ended = false
  let wake = () => {}
  return {
    put(newest: T) {
      value = newest
      wake()
    },
    end() {
      ended = true
      wake()
    },
    async next(): Promise<T | undefined> {
      while (value === undefined && !ended)
        await new Promise<void>(resolve => {
          wake = resolve
        })
      const newest = ended ? undefined : value
      value = undefined
      return newest
    },
  }
}
