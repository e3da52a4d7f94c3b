import { type Accessor, createSignal, onCleanup } from 'solid-js'
import type { Attention, Connection, ConnectionState, Waiting } from '../../data/connection.ts'
import { createLive } from '../../data/live.ts'
import { useServices } from '../services.ts'

/** How often ages such as "2 min ago" are said anew. */
const AGES_MS = 20_000

/** The state of sync; follows every change of it. */
export function createState(connection: Connection): Accessor<ConnectionState> {
  const [state, setState] = createSignal(connection.state(), { equals: false })
  onCleanup(connection.on(() => setState(connection.state())))
  return state
}

/** What this device has not sent yet, and what the server refused; follows both. */
export function createOutbox(): Accessor<{ waiting: Waiting[]; attention: Attention[] } | undefined> {
  const { book, connection } = useServices()
  const state = createState(connection)
  return createLive(
    book,
    state,
    () => ['outbox', 'attention'],
    async () => ({ waiting: await connection.waiting(), attention: await connection.attention() }),
  )
}

/** Now, moving on while the page is looked at. */
export function createNow(now: () => number): Accessor<number> {
  const [at, setAt] = createSignal(now())
  const ticking = setInterval(() => setAt(now()), AGES_MS)
  onCleanup(() => clearInterval(ticking))
  return at
}
