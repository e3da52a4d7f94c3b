import { number, since } from './format.ts'
import { words } from './index.ts'

/** What the sentence is made from; the connection's state has all of it. */
export interface SyncState {
  is:
    | 'none'
    | 'synced'
    | 'waiting'
    | 'syncing'
    | 'offline'
    | 'sign-in'
    | 'revoked'
    | 'server-trouble'
    | 'portal'
  waiting: number
  attention: number
  last?: number
  reading?: { rows: number; total: number }
}

/** The truth about sync in one short sentence, the most pressing thing first. */
export function sentenceOf(state: SyncState, now: number): string {
  const say = words().sync
  const { waiting } = state
  if (state.is === 'revoked') return waiting ? say.revokedWaiting(waiting) : say.revoked
  if (state.is === 'sign-in') return waiting ? say.signInWaiting(waiting) : say.signIn
  if (state.attention) return say.attention(state.attention)
  if (state.reading) return say.reading(number(state.reading.rows), number(state.reading.total))
  switch (state.is) {
    case 'none':
      return say.saved
    case 'portal':
      return say.portal(waiting)
    case 'offline':
      return waiting ? say.offlineWaiting(waiting) : say.offline
    case 'server-trouble':
      return waiting ? say.troubleWaiting(waiting) : say.trouble
    case 'syncing':
      return waiting ? say.sending(waiting) : say.syncing
    case 'waiting':
      return say.waiting(waiting)
    case 'synced':
      return waiting ? say.waiting(waiting) : say.synced(since(state.last ?? now, now))
  }
}

/** How the dot beside the sentence looks: all is well, something waits, or a person is needed. */
export function careOf(state: SyncState): 'well' | 'wait' | 'care' {
  if (state.attention || state.is === 'revoked' || state.is === 'sign-in' || state.is === 'portal')
    return 'care'
  // A book that is never sent has nothing that waits.
  if (state.is === 'none') return 'well'
  return state.waiting || state.is === 'offline' || state.is === 'server-trouble' ? 'wait' : 'well'
}
