import { Match, Switch } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useServices } from '../services.ts'
import { useNextAhead } from './queries.ts'

/** An empty Today says what is next and when; an empty book, how to begin. */
export function NothingToday() {
  const { capture } = useServices()
  const next = useNextAhead()
  return (
    <Switch>
      <Match when={!next().isKnown}>{null}</Match>
      <Match when={next().isEmptyBook}>
        <EmptyState
          sentence={words().today.begin}
          action={
            <>
              <LinkButton href="/accounts" variant="main">
                {words().today.toAccounts}
              </LinkButton>
              <LinkButton href="/settings/import" variant="line">
                {words().today.toImport}
              </LinkButton>
            </>
          }
        />
      </Match>
      <Match when={true}>
        <EmptyState
          sentence={[words().today.nothing, next().sentence].filter(Boolean).join(' ')}
          action={<Button onClick={() => capture()}>{words().today.writeDown}</Button>}
        />
      </Match>
    </Switch>
  )
}
