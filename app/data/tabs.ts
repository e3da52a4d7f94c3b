import type { News } from './device-book.ts'
import type { SyncState } from './sync.ts'

/** What tabs of one book say to each other. Only the leader syncs; every tab may write. */
export type Message =
  | { news: News }
  /** There is something to send; `true` when a person asks for it, whatever the backoff says. */
  | { poke: boolean }
  | { state: SyncState }
  | { bytes: true }
  | { closed: true }

export interface Tabs {
  tell(message: Message): void
  close(): void
}

export function joinTabs(database: string, hear: (message: Message) => void): Tabs {
  const channel = new BroadcastChannel(database)
  channel.onmessage = event => hear(event.data as Message)
  return { tell: message => channel.postMessage(message), close: () => channel.close() }
}

/**
 * Calls `lead` once this tab is the one that syncs; another takes over when it closes. Where the platform has no locks every
 * tab leads: the turn number and the receipts keep that correct, only less thrifty.
 */
export function awaitLead(database: string, lead: () => void): () => void {
  if (!navigator.locks) {
    lead()
    return () => {}
  }
  let release: () => void = () => {}
  const stop = new AbortController()
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  navigator.locks
    .request(`${database}/sync`, { signal: stop.signal }, () => {
      lead()
      return held
    })
    .catch(() => {})
  return () => {
    stop.abort()
    release()
  }
}
