import { factsOf } from '../log.ts'
import { singly } from '../singly.ts'
import { follower } from './follow.ts'
import { type Hands, hearer } from './hear-next.ts'
import type { Speech } from './speech.ts'
import type { Transcriber } from './transcriber.ts'
import { watching } from './watching.ts'

/** After trouble of the store or the disk. */
const PAUSE_MS = 60_000
const LONGEST_TIMER_MS = 24 * 60 * 60 * 1000

export interface Timers {
  /** Calls back once, after `ms`; returns how to call that off. */
  after: (ms: number, call: () => void) => () => void
}

/**
 * Two hands: one finds recordings and puts them in line, the other hears them, one at a time. All they know is in the store, so that
 * nothing is lost with the process.
 */
export function openHearings(hands: Hands & Timers, engine: Transcriber): Speech {
  const { store, blobs, clock, log, after } = hands
  const { follow, offer } = follower(store, blobs, clock)
  const watched = watching(engine)
  const { hearNext } = hearer(hands, watched)
  const changed = new Set<string>()
  const arrived: [workspace: string, row: string][] = []
  const closing = new AbortController()
  let callOffNext = () => {}
  let callOffRetry = () => {}
  let takenUp = Promise.resolve()

  const finding = singly(async () => {
    for (const workspace of changed) {
      changed.delete(workspace)
      await follow(workspace)
    }
    for (const [workspace, row] of arrived.splice(0)) await offer(workspace, row)
    hearing.ask()
  }, troubled)

  const hearing = singly(async () => {
    callOffNext()
    while (!closing.signal.aborted && (await hearNext(closing.signal)));
    if (closing.signal.aborted) return
    const due = await store.transact(undefined, tables => tables.nextDue())
    if (due !== undefined)
      callOffNext = after(Math.min(LONGEST_TIMER_MS, Math.max(0, due - clock())), hearing.ask)
  }, troubled)

  /** The store was busy or full, or the disk failed: everything is looked at again a little later. */
  function troubled(error: unknown) {
    log.error(factsOf(error), 'hearings')
    callOffRetry()
    if (!closing.signal.aborted) callOffRetry = after(PAUSE_MS, takeUp)
  }

  function takeUp() {
    takenUp = lookAtAll().catch(troubled)
  }

  /** What the last process left: rows it had not looked at, bytes that came as it ended, and what is due. */
  async function lookAtAll() {
    await store.transact(undefined, async tables => {
      for (const workspace of await tables.workspaces()) changed.add(workspace)
      for (const { workspace, row } of await tables.hearingsWithoutBytes()) arrived.push([workspace, row])
    })
    finding.ask()
  }
  takeUp()

  async function settled() {
    await takenUp
    await finding.settled()
    await hearing.settled()
  }

  return {
    engine,
    isDown: () => watched.isDown,
    changed(workspace) {
      changed.add(workspace)
      if (!closing.signal.aborted) finding.ask()
    },
    arrived(workspace, row) {
      arrived.push([workspace, row])
      if (!closing.signal.aborted) finding.ask()
    },
    settled,
    async close() {
      closing.abort()
      callOffNext()
      callOffRetry()
      await settled()
    },
  }
}
