import { createDeferred, createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import { reconcile } from 'solid-js/store'
import { live } from '../../data/live.ts'
import { eraseWords } from '../../i18n/erase.ts'
import { number } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { membersWords } from '../../i18n/members.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { createDrawn, createFollowing } from '../../ui/frames.ts'
import { Plus } from '../../ui/icons.ts'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { useServices } from '../services.ts'
import { selfIn } from '../shared/people.ts'
import { AccountFilters } from './account-filters.tsx'
import './account-list.css'
import { AccountRow } from './account-row.tsx'
import { DeletedThings } from './deleted-things.tsx'
import { useFoundAccounts } from './found-accounts.ts'
import { setView, view } from './list-view.ts'
import { filterAccounts, sortAccounts } from './listing.ts'
import { useAccountsByName, useIsWhole, useRecentAccounts, useStanding } from './queries.ts'
import { SearchField } from './search-field.tsx'

/** The list of accounts: found as one types, sorted, filtered; the last opened ones one tap away. */
export function AccountList(props: { current?: string; onNew: () => void }) {
  const { search } = useServices()
  const isDrawn = createDrawn()
  return (
    <Page
      title={words().accounts.title}
      actions={
        <Button icon={Plus} onClick={() => props.onNew()}>
          <span class="account-list-new">{words().accounts.new}</span>
        </Button>
      }
    >
      <div class="account-list">
        <SearchField
          label={words().accounts.search}
          value={view.query}
          onInput={query => setView('query', query)}
          onFocus={() => search.warm()}
        />
        <Show when={isDrawn()}>
          <Found current={props.current} onNew={() => props.onNew()} />
        </Show>
      </div>
    </Page>
  )
}

/** What the search, the filters and the order make of the book. */
function Found(props: { current?: string; onNew: () => void }) {
  const { book, lastPlace } = useServices()
  const members = live(book, ['member'], () => book.members())
  const isOneOfTeam = () => members().length > 1 && selfIn(book).role !== 'admin'
  const [showsDeleted, setShowsDeleted] = createSignal(false)
  const named = useAccountsByName()
  const recent = useRecentAccounts()
  const isWhole = useIsWhole()
  // A check-in saved over the list is answered first; the new order can follow.
  const standing = createDeferred(useStanding())
  const filtered = createMemo(() => filterAccounts(named(), view.filters, book.me.member, members()))
  const query = createFollowing(() => view.query)
  const found = useFoundAccounts(query, filtered)
  const sorted = createMemo(() => sortAccounts(filtered(), view.sort, standing()))
  const shown = createMemo(() => found()?.accounts ?? sorted())
  const isNarrowed = () => Boolean(query().trim()) || Object.values(view.filters).some(Boolean)

  const hasOnlyArchived = () => {
    const { archived, ...others } = view.filters
    return archived && !query().trim() && !Object.values(others).some(Boolean)
  }

  function showAll() {
    setView('query', '')
    setView('filters', reconcile({}))
  }

  return (
    <>
      <AccountFilters />
      <Show when={!isNarrowed() && recent().length > 0}>
        <nav class="account-list-recent" aria-label={words().accounts.recent}>
          <span class="account-list-label">{words().accounts.recent}</span>
          <For each={recent()}>
            {account => (
              <a href={`/accounts/${account.id}`} aria-label={words().accounts.recentOne(account.name ?? '')}>
                {account.name}
              </a>
            )}
          </For>
        </nav>
      </Show>
      <Show when={view.sort === 'nearest' && !lastPlace()}>
        <p class="account-list-label">{words().accounts.noPlace}</p>
      </Show>
      <Show when={isNarrowed()}>
        <p class="account-list-label" role="status">
          {words().accounts.count(number(shown().length), number(named().length))}
        </p>
      </Show>
      <Switch>
        <Match when={shown().length > 0}>
          <VirtualList
            label={words().accounts.title}
            items={shown()}
            typing={Boolean(query().trim())}
            row={account => (
              <AccountRow
                account={account()}
                current={account().id === props.current}
                found={found()?.snippets.get(account().id)}
              />
            )}
          />
        </Match>
        <Match when={!isWhole()}>
          <Skeleton rows={8} />
        </Match>
        <Match when={hasOnlyArchived()}>
          <EmptyState
            sentence={words().accounts.noneArchived}
            action={<Button onClick={showAll}>{words().accounts.showAll}</Button>}
          />
        </Match>
        <Match when={isNarrowed()}>
          <EmptyState
            sentence={words().accounts.noneFound}
            action={<Button onClick={showAll}>{words().accounts.showAll}</Button>}
          />
        </Match>
        <Match when={true}>
          <EmptyState
            sentence={isOneOfTeam() ? membersWords().noneHere : words().accounts.none}
            action={<Button onClick={() => props.onNew()}>{words().accounts.new}</Button>}
          />
        </Match>
      </Switch>
      <Show when={view.filters.archived}>
        <Button variant="quiet" onClick={() => setShowsDeleted(true)}>
          {eraseWords().accounts}
        </Button>
      </Show>
      <Show when={showsDeleted()}>
        <DeletedThings onClose={() => setShowsDeleted(false)} />
      </Show>
    </>
  )
}
