import type { Context } from 'hono'
import type { Session } from '../store/store.ts'
import type { Asker } from '../sync/access.ts'

/** What a handler finds beside the request: who asks, on routes whose policy is `session`. */
export interface Env {
  Variables: { asker: Asker; session: Session }
}

export type Ask = Context<Env>
