import type { Transcriber } from './transcriber.ts'

/**
 * Words from recordings, in the background. Guarantees:
 *
 * - Every recording whose row and verified bytes are both there is heard once unasked, and again each time a person asks.
 * - What was waiting or begun when the server ended, however it ended, is taken up again at the next start.
 * - Words by hand are never written over.
 * - How far it is stands in the row's `words`, so that devices learn it as they learn everything.
 */
export interface Speech {
  readonly engine: Pick<Transcriber, 'kind' | 'name' | 'leaves'>
  /** True when the engine was not there when it was last asked. */
  isDown?(): boolean
  /** Rows of this workspace have changed: some may be recordings, or asked for. */
  changed(workspace: string): void
  /** All bytes of this attachment are there. */
  arrived(workspace: string, row: string): void
  /** Resolves when there is nothing to do at this moment. */
  settled(): Promise<void>
  /** Puts back what is being written, and starts nothing more. */
  close(): Promise<void>
}
