import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Poke } from '../../app/model/protocol.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import { readSessionCookie } from '../http/session-cookie.ts'
import { askerOf } from '../identity/sessions.ts'
import { factsOf } from '../log.ts'
import type { Ports } from '../ports.ts'
import type { Limit } from '../store/store.ts'
import { accessOf } from './access.ts'
import { pull } from './pull.ts'

const HEARTBEAT_MS = 25_000

/** What travels with a poke; more than this is asked for. */
const LITTLE: Limit = { rows: 50, characters: 32 * 1024 }

/**
 * `GET /api/pokes`: server-sent events (`Poke`) whenever the workspace has come further, and once at the start. Pokes that come
 * faster than the connection takes them are one. A heartbeat keeps proxies from closing it and notices a session that has ended.
 */
export function pokes(c: Ask, ports: Ports): Response {
  const { workspace } = c.var.asker
  const token = readSessionCookie(c, ports)
  return streamSSE(c, async stream => {
    const commits = latest<number>()
    const stop = ports.store.watch(workspace, commits.put)
    stream.onAbort(commits.end)
    const beat = setInterval(() => void keepAlive(stream, token, ports).catch(commits.end), HEARTBEAT_MS)
    try {
      let said: number | undefined
      do {
        const poke = await pokeAfter(ports, workspace, token, said)
        await stream.writeSSE({ data: JSON.stringify(poke) })
        said = poke.revision
      } while ((await commits.next()) !== undefined)
    } catch (error) {
      // A session that has ended is no fault: the device learns of it when it asks.
      if (!(error instanceof Problem)) ports.log.error(factsOf(error), 'pokes')
    } finally {
      clearInterval(beat)
      stop()
    }
  })
}

/** Where the workspace stands, with what is new to this session after the revision it was told last, where that is little. */
export async function pokeAfter(
  ports: Ports,
  workspace: string,
  token: string | undefined,
  said: number | undefined,
): Promise<Poke> {
  return ports.store.transact(workspace, async tables => {
    const { asker } = await askerOf(tables, token, ports.clock())
    const { boot } = ports
    if (said === undefined) return { revision: await tables.revision(workspace), boot }
    const isGranted = (await tables.grantsAfter(workspace, asker.member, said)).length > 0
    const access = await accessOf(tables, asker)
    const { rows, cursor, more, afresh } = await pull(tables, access, said, LITTLE)
    if (isGranted || more || afresh) return { revision: await tables.revision(workspace), boot }
    return { revision: cursor, boot, after: said, rows }
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
