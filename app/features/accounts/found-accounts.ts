import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { Found } from '../../data/search/searcher.ts'
import type { Account } from '../../model/account.ts'
import { useServices } from '../services.ts'
import { matchNames } from './match-names.ts'

const MOST_HITS = 500
/** While the book is still being read into the index, and when something in it has changed, the question is put again. */
const ASK_AGAIN_MS = 200

/** Accounts found, best first, and for those found by something else than themselves the words that did it. */
export interface FoundAccounts {
  accounts: Account[]
  snippets: Map<string, string>
}

/**
 * The accounts that a query finds among `accounts`: by their names at once, and by everything written about them as soon as
 * the search has answered; what comes while the query stands is found too. Undefined without a query.
 */
export function useFoundAccounts(
  query: () => string,
  accounts: Accessor<readonly Account[]>,
): Accessor<FoundAccounts | undefined> {
  const { book, search } = useServices()
  const [answer, setAnswer] = createSignal<{ query: string; found: Found }>()

  createEffect(
    on(query, asked => {
      if (!asked.trim()) return
      let isCurrent = true
      let again: ReturnType<typeof setTimeout> | undefined
      const ask = async () => {
        const found = await search.find(asked, { limit: MOST_HITS })
        if (!isCurrent) return
        setAnswer({ query: asked, found })
        if (!found.complete) askAgain()
      }
      const askAgain = () => {
        again ??= setTimeout(() => {
          again = undefined
          void ask()
        }, ASK_AGAIN_MS)
      }
      // Whatever is written here or arrives is told by this topic too, to the index at the same time.
      const stop = book.on(['outbox'], askAgain)
      onCleanup(() => {
        isCurrent = false
        clearTimeout(again)
        stop()
      })
      void ask()
    }),
  )

  const known = createMemo(() => new Map(accounts().map(account => [account.id, account])))
  return createMemo(() => {
    if (!query().trim()) return undefined
    const answered = answer()
    if (answered?.query !== query()) return { accounts: matchNames(accounts(), query()), snippets: new Map() }
    const found = accountsOf(answered.found, known())
    // One that has just come is there by its name before the search knows it.
    return { ...found, accounts: [...new Set([...found.accounts, ...matchNames(accounts(), query())])] }
  })
}

function accountsOf(found: Found, known: Map<string, Account>): FoundAccounts {
  const best = new Map<string, Account>()
  const snippets = new Map<string, string>()
  for (const hit of found.hits) {
    const account = known.get(hit.account)
    if (!account || best.has(account.id)) continue
    best.set(account.id, account)
    if (hit.noun !== 'account') snippets.set(account.id, hit.snippet || hit.title)
  }
  return { accounts: [...best.values()], snippets }
}
