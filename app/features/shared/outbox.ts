import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { Attention, Connection, ConnectionState, Waiting } from '../../data/connection.ts'

/** How often ages such as "2 min ago" are said anew. */
const AGES_MS = 20_000

/** The state of sync; follows every change of it. */
export function createState(connection: Connection): Accessor<ConnectionState> {
  const [state, setState] = createSignal(connection.state(), { equals: false })
  onCleanup(connection.on(() => setState(connection.state())))
  return state
}

/** What this device has not sent yet, and what the server refused; follows both. Undefined until first read. */
export function createOutbox(connection: Connection): Accessor<Outbox | undefined> {
  const [kept, setKept] = createStore<{ outbox?: Outbox; error?: unknown }>({})
  let asked = 0
  const read = async () => {
    const question = ++asked
    try {
      const outbox = { waiting: await connection.waiting(), attention: await connection.attention() }
      if (question === asked) setKept('outbox', reconcile(outbox, { key: 'id' }))
    } catch (error) {
      if (question === asked) setKept('error', error)
    }
  }
  onCleanup(() => asked++)
  onCleanup(connection.on(() => void read()))
  void read()
  return () => {
    if (kept.error) throw kept.error
    return kept.outbox
  }
}

/** What the server has nowhere. That a row was kept is only told: its deletion was sent. */
export function unsentAmong(attention: readonly Attention[]): Attention[] {
  return attention.filter(({ code }) => code !== 'kept')
}

export interface Outbox {
  waiting: Waiting[]
  attention: Attention[]
}

/** Now, moving on while the page is looked at. */
export function createNow(now: () => number): Accessor<number> {
  const [at, setAt] = createSignal(now())
  const ticking = setInterval(() => setAt(now()), AGES_MS)
  onCleanup(() => clearInterval(ticking))
  return at
}
