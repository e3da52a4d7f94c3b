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

/**
 * Each poke is a reading of the store. Two devices of a person hear of every edit at once; where twenty write at the same time, each hears
 * a few times a second, and not once for every commit of every other: all together are told about a hundred times a second.
 */
const GAP_FOR_EACH_MS = 10
const TOLD_AT_ONCE = 2
const LONGEST_GAP_MS = 1000

/** What travels with a poke; more than this is asked for. */
const LITTLE: Limit = { rows: 50, characters: 32 * 1024 }

/**
 * `GET /api/pokes`: server-sent events (`Poke`) whenever the workspace has come further, and once at the start. Pokes that come
 * faster than they can be told, or than the connection takes them, are one. A heartbeat keeps proxies from closing it and notices a session
 * that has ended. A poke that says nothing means that there is something to ask: the session has ended, or what no revision tells has changed.
 */
export function pokes(c: Ask, ports: Ports): Response {
  const { workspace } = c.var.asker
  const token = readSessionCookie(c, ports)
  return streamSSE(c, async stream => {
    const commits = latest<number | typeof LOOK_AGAIN>()
    const stop = ports.store.watch(workspace, commits.put)
    let isToAsk = false
    const listeners = joinListeners(ports, workspace, asks => {
      isToAsk ||= asks
      commits.put(LOOK_AGAIN)
    })
    stream.onAbort(commits.end)
    const beat = setInterval(
      () => void keepAlive(stream, token, ports).catch(() => commits.put(LOOK_AGAIN)),
      HEARTBEAT_MS,
    )
    try {
      let said: number | undefined
      let rest = Promise.resolve()
      do {
        await rest
        if (commits.isEnded()) break
        const poke = await pokeAfter(ports, workspace, token, said)
        await stream.writeSSE({ data: isToAsk ? ASK : JSON.stringify(poke) })
        isToAsk = false
        // The first says nothing new: what comes right after it need not wait.
        if (said !== undefined) rest = commits.rest(gapFor(listeners.count()))
        said = poke.revision
      } while ((await commits.next()) !== undefined)
    } catch (error) {
      // A session that has ended is no fault.
      if (error instanceof Problem) await stream.writeSSE({ data: ASK })
      else ports.log.error(factsOf(error), 'pokes')
    } finally {
      clearInterval(beat)
      listeners.leave()
      stop()
    }
  })
}

function gapFor(listeners: number): number {
  return Math.min(LONGEST_GAP_MS, Math.max(0, listeners - TOLD_AT_ONCE) * GAP_FOR_EACH_MS)
}

/** Sessions may have ended: everybody who listens in the workspace is looked at again. Those of another process their heartbeat tells. */
export function lookAgain(ports: Ports, workspace: string): void {
  for (const look of listening.get(ports)?.get(workspace) ?? []) look(false)
}

/** What no revision tells has changed: everybody who listens in the workspace is told to ask. Those of another process ask within a minute. */
export function askAgain(ports: Ports, workspace: string): void {
  for (const look of listening.get(ports)?.get(workspace) ?? []) look(true)
}

const ASK = '{}'

const LOOK_AGAIN = 'look again'

const listening = new WeakMap<Ports, Map<string, Set<Look>>>()

type Look = (asks: boolean) => void

/** One more connection of a workspace; `look` is called when it is to be looked at again. */
function joinListeners(ports: Ports, workspace: string, look: Look) {
  const all = listening.get(ports) ?? new Map<string, Set<Look>>()
  listening.set(ports, all)
  const here = (all.get(workspace) ?? new Set()).add(look)
  all.set(workspace, here)
  return { count: () => here.size, leave: () => here.delete(look) }
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
  let stopResting = () => {}
  return {
    put(newest: T) {
      value = newest
      wake()
    },
    end() {
      ended = true
      wake()
      stopResting()
    },
    isEnded: () => ended,
    /** Resolves after `ms`, or at the end. */
    rest(ms: number): Promise<void> {
      return new Promise(resolve => {
        const timer = setTimeout(resolve, ms)
        stopResting = () => {
          clearTimeout(timer)
          resolve()
        }
      })
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
