import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import type { Found } from '../../data/search/searcher.ts'
import type { Account } from '../../model/account.ts'
import { useServices } from '../services.ts'
import { matchNames } from './listing.ts'

const MOST_HITS = 500

/** Accounts found, best first, and for those found by something else than themselves the words that did it. */
export interface FoundAccounts {
  accounts: Account[]
  snippets: Map<string, string>
}

/**
 * The accounts that a query finds among `accounts`: by their names at once, and by everything written about them as soon as
 * the search has answered. Undefined without a query.
 */
export function useFoundAccounts(
  query: () => string,
  accounts: Accessor<readonly Account[]>,
): Accessor<FoundAccounts | undefined> {
  const { search } = useServices()
  const [answer, setAnswer] = createSignal<{ query: string; found: Found }>()

  createEffect(
    on(query, asked => {
      if (!asked.trim()) return
      search.find(asked, { limit: MOST_HITS }).then(found => {
        if (asked === query()) setAnswer({ query: asked, found })
      })
    }),
  )

  return () => {
    if (!query().trim()) return undefined
    const answered = answer()
    if (answered?.query === query()) return accountsOf(answered.found, accounts())
    return { accounts: matchNames(accounts(), query()), snippets: new Map() }
  }
}

function accountsOf(found: Found, accounts: readonly Account[]): FoundAccounts {
  const known = new Map(accounts.map(account => [account.id, account]))
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
