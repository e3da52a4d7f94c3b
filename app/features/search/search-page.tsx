import { useNavigate, useSearchParams } from '@solidjs/router'
import {
  createEffect,
  createMemo,
  createSignal,
  For,
  Index,
  Match,
  on,
  onMount,
  Show,
  Switch,
} from 'solid-js'
import type { Found } from '../../data/search/searcher.ts'
import { number } from '../../i18n/format.ts'
import { searchWords } from '../../i18n/search.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { HitRow, hrefOf } from './hit-row.tsx'
import { moveAmongLinks } from './move-among-links.ts'
import { useAnswer, useRecentAccounts } from './queries.ts'
import './search-page.css'

/** Enough for every screen's first sight, and few enough to paint between two keys. */
const FIRST_HITS = 20

/** Everything on this device by the words in it, best first, as one types. */
export default function SearchPage() {
  const navigate = useNavigate()
  const [params] = useSearchParams<{ q?: string }>()
  const [typed, setTyped] = createSignal(params.q ?? '')
  const [limit, setLimit] = createSignal(FIRST_HITS)
  const query = createMemo(() => typed().trim())
  const { answer, failed } = useAnswer(query, limit)
  const recent = useRecentAccounts()
  let field!: HTMLElement

  onMount(() => field.focus())
  // The way back from what was opened leads to the same results. Past the router: it would look at every page for each key.
  createEffect(
    on(query, q => history.replaceState(history.state, '', `/search${q && `?q=${encodeURIComponent(q)}`}`), {
      defer: true,
    }),
  )

  const says = () => {
    if (!query()) return searchWords().hint
    const found = answer()
    return found && !failed() ? inWords(found) : ''
  }

  function type(text: string) {
    setTyped(text)
    setLimit(FIRST_HITS)
  }

  function openBest(event: SubmitEvent) {
    event.preventDefault()
    const best = answer()?.query === query() ? answer()?.hits[0] : undefined
    if (best) navigate(hrefOf(best))
  }

  return (
    <Page title={searchWords().title}>
      <form
        class="search-page"
        role="search"
        onSubmit={openBest}
        onKeyDown={event => moveAmongLinks(event, field)}
      >
        <TextField
          type="search"
          label={searchWords().title}
          placeholder={searchWords().placeholder}
          autocomplete="off"
          value={typed()}
          onInput={type}
          ref={input => {
            field = input
          }}
        />
        <p class="search-page-says" role="status">
          {says()}
        </p>
        <Switch>
          <Match when={failed()}>
            <EmptyState sentence={searchWords().failed} />
          </Match>
          <Match when={!query() && recent().length > 0}>
            <Section title={searchWords().recent}>
              <Rows label={searchWords().recent}>
                <For each={recent()}>
                  {account => (
                    <Row href={`/accounts/${account.id}`} title={account.name} detail={account.town} />
                  )}
                </For>
              </Rows>
            </Section>
          </Match>
          <Match when={answer()?.total === 0 && answer()?.complete}>
            <EmptyState sentence={searchWords().tryFewer} />
          </Match>
          <Match when={answer()?.total ? answer() : undefined}>
            {found => (
              <>
                <Rows label={searchWords().results}>
                  {/* By place: between two answers a row changes its words and keeps its element, and with it the focus. */}
                  <Index each={found().hits}>{hit => <HitRow hit={hit()} />}</Index>
                </Rows>
                <Show when={found().total > found().hits.length}>
                  <Button variant="line" onClick={() => setLimit(most => most * 4)}>
                    {searchWords().more}
                  </Button>
                </Show>
              </>
            )}
          </Match>
        </Switch>
      </form>
    </Page>
  )
}

function inWords({ total, hits, complete }: Found): string {
  const say = searchWords()
  const count =
    total > hits.length ? say.bestOf(number(hits.length), number(total)) : say.found(total, number(total))
  if (complete) return total ? count : say.nothing
  return total ? `${count}. ${say.stillReading}` : say.stillReading
}
