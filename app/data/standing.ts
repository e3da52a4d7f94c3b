import type { ConnectionState } from './connection.ts'
import { type Database, DEVICE } from './database.ts'
import type { OpenBook } from './open-book.ts'
import type { Trouble } from './sync.ts'

/** What is kept here alone or waits for a person, beside unsent changes, and what there is to tell. */
export type Counted = Pick<ConnectionState, 'attention' | 'bytes' | 'recordings' | 'told'>

export const NOTHING_COUNTED: Counted = { attention: 0 }

export async function countIn({ attention, blobs, recordings, device }: Database): Promise<Counted> {
  const [refused, held, made, known] = await Promise.all([
    attention.count(),
    blobs.toArray(),
    recordings.count(),
    device.get(DEVICE),
  ])
  const bytes = held.reduce((sum, blob) => sum + (blob.safe ? 0 : blob.size), 0)
  return {
    attention: refused,
    ...(bytes && { bytes }),
    ...(made && { recordings: made }),
    told: known?.told,
  }
}

/** How an open book stands, in the words of its `Connection`. */
export function standingOf(open: OpenBook, counted: Counted): ConnectionState {
  const waiting = open.book.pending.count
  const counts = { waiting, ...counted }
  if (!open.isServed) return { is: 'none', ...counts }
  const { is, trouble, last, reading, clockOff } = open.state()
  const isTurning = is === 'turning'
  return {
    is: trouble
      ? STATES[trouble]
      : isTurning && (waiting > 0 || reading)
        ? 'syncing'
        : waiting > 0
          ? 'waiting'
          : last
            ? 'synced'
            : 'syncing',
    ...counts,
    isTurning,
    trouble,
    last,
    reading,
    ...(Math.abs(clockOff) > 60_000 && { clockOff }),
  }
}

const STATES: Record<Trouble, ConnectionState['is']> = {
  offline: 'offline',
  portal: 'portal',
  expired: 'sign-in',
  other_member: 'sign-in',
  revoked: 'revoked',
  busy: 'server-trouble',
  unconfirmed: 'server-trouble',
  too_large: 'waiting',
  server: 'server-trouble',
  protocol: 'server-trouble',
  refused: 'server-trouble',
  unreadable: 'server-trouble',
  store: 'waiting',
}
