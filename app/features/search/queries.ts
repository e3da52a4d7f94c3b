import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { live } from '../../data/live.ts'
import type { Found } from '../../data/search/searcher.ts'
import type { Account } from '../../model/account.ts'
import { useServices } from '../services.ts'
import { recentAccounts } from '../shared/recent-accounts.ts'

export interface Answer extends Found {
  query: string
}

/** How soon a question is asked again while the book is still being read. */
const ASK_AGAIN_MS = 400

/**
 * What the search finds, as one types. The last answer stays until the next is there; an answer that comes too late is
 * dropped; an incomplete one is asked for again.
 */
export function useAnswer(query: Accessor<string>, limit: Accessor<number>) {
  const { search } = useServices()
  const [answer, setAnswer] = createSignal<Answer>()
  const [failed, setFailed] = createSignal(false)

  createEffect(
    on([query, limit], ([asked, most]) => {
      let isCurrent = true
      let timer: ReturnType<typeof setTimeout> | undefined
      onCleanup(() => {
        isCurrent = false
        clearTimeout(timer)
      })
      if (asked) ask()
      else setAnswer(undefined)

      function ask() {
        search.find(asked, { limit: most }).then(take, () => isCurrent && setFailed(true))
      }

      function take(found: Found) {
        if (!isCurrent) return
        setFailed(false)
        setAnswer({ ...found, query: asked })
        if (!found.complete) timer = setTimeout(ask, ASK_AGAIN_MS)
      }
    }),
  )
  return { answer, failed }
}

/** The accounts last used on this device, newest first. */
export function useRecentAccounts(): Accessor<Account[]> {
  const { book } = useServices()
  const { ids } = recentAccounts(book)
  return live(book, ['account'], () =>
    ids()
      .map(id => book.account(id))
      .filter((account): account is Account => Boolean(account && !account.deleted)),
  )
}
