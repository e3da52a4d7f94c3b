import { type Accessor, createMemo, createSignal } from 'solid-js'
import type { Written } from '../../data/book.ts'
import { words } from '../../i18n/index.ts'
import type { Action } from '../../model/action.ts'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { recentAccounts } from '../shared/recent-accounts.ts'
import { sentenceOf } from '../shared/save-error.ts'
import { offerUndo } from '../shared/undo.ts'
import { finish, reopen } from './commands.ts'

/** A list of actions in which the one just finished keeps its place, so that "and next?" can be asked there. */
export interface Finishing {
  rows: Accessor<Action[]>
  isDone(action: Action): boolean
  /** Finished here a moment ago; the next action may be asked for. */
  isFresh(action: Action): boolean
  toggle(action: Action): Promise<void>
  /** The question was answered. */
  settle(): void
}

interface Fresh {
  action: Action
  index: number
  written: Written
}

export function createFinishing(actions: Accessor<readonly Action[]>): Finishing {
  const { book, now } = useServices()
  const [fresh, setFresh] = createSignal<Fresh>()

  /** Undefined again once the action is back among the open ones, by undo or from elsewhere. */
  const finished = createMemo(() => {
    const last = fresh()
    return last && !actions().some(action => action.id === last.action.id) ? last : undefined
  })
  const rows = createMemo(() => {
    const last = finished()
    return last ? actions().toSpliced(last.index, 0, last.action) : [...actions()]
  })
  const isFresh = (action: Action) => finished()?.action.id === action.id
  const isDone = (action: Action) => action.done !== undefined || isFresh(action)

  async function toggle(action: Action) {
    try {
      if (isFresh(action)) await finished()?.written.undo()
      else if (isDone(action)) offerUndo(await reopen(book, action), words().actions.reopened)
      else await finishIt(action)
    } catch (error) {
      toast({ text: sentenceOf(error) })
    }
  }

  async function finishIt(action: Action) {
    const index = actions().findIndex(one => one.id === action.id)
    const written = await finish(book, action, now())
    setFresh({ action, index, written })
    recentAccounts(book).use(action.account)
    offerUndo(written, words().actions.done)
  }

  return { rows, isDone, isFresh, toggle, settle: () => setFresh(undefined) }
}
