import { type Accessor, createSignal } from 'solid-js'
import type { Book, Written } from '../../data/book.ts'
import type { AnyShown } from '../../model/row.ts'
import { createAttempt } from './attempt.ts'
import type { ChosenAccount } from './chosen-account.ts'
import type { Form } from './draft.ts'
import { recentAccounts } from './recent-accounts.ts'
import { offerUndo } from './undo.ts'

/** How what was captured for an account is saved: once at a time, and with a sentence where it fails. */
export interface Saving {
  error: Accessor<string | undefined>
  /** Save was pressed: from now on the form says what is still missing. */
  tried: Accessor<boolean>
  busy: Accessor<boolean>
  /** Saves by `work`, unless something is missing or a save is under way. */
  save(work: (account: ChosenAccount) => Promise<void>, isWhole?: boolean): Promise<void>
  finish(written: Pick<Written, 'undo'>, text?: string): Promise<void>
  /** Deletes the row that the form changes. */
  remove(work: (row: AnyShown) => Promise<Pick<Written, 'undo'>>, text: string): Promise<void>
}

export function createSaving(
  book: Book,
  form: Pick<Form<{ account?: ChosenAccount }>, 'values' | 'seen' | 'drop'>,
  close: () => void,
): Saving {
  const { problem, setProblem, attempt } = createAttempt()
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  return {
    error: problem,
    tried,
    busy,
    async save(work, isWhole = true) {
      setTried(true)
      setProblem(undefined)
      const { account } = form.values
      if (!account || !isWhole || busy()) return
      setBusy(true)
      // Not once it is saved: nothing is to be written then, or a phone that dies may leave half of it in the browser's log.
      recentAccounts(book).use(account.id)
      await attempt(() => work(account))
      setBusy(false)
    },
    async finish(written, text) {
      // What was half-written is forgotten before "Saved" is said: no later start may offer it again.
      await form.drop()
      offerUndo(written, text)
      close()
    },
    async remove(work, text) {
      const row = form.seen()
      if (!row) return
      await attempt(async () => {
        const written = await work(row)
        await form.drop()
        offerUndo(written, text)
        close()
      })
    },
  }
}
