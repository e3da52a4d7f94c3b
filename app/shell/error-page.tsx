import { useLocation } from '@solidjs/router'
import { createEffect, on, Show } from 'solid-js'
import { words } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'

/** In place of a page that broke: what happened, what was kept, what to do. Going anywhere else leaves it behind. */
export function ErrorPage(props: { error: unknown; again: () => void }) {
  const location = useLocation()
  createEffect(
    on(
      () => location.pathname,
      () => props.again(),
      { defer: true },
    ),
  )
  return (
    <Page title={words().errors.title}>
      <EmptyState
        sentence={isMissingCode(props.error) ? words().errors.chunk : words().errors.page}
        action={
          <Show
            when={isMissingCode(props.error)}
            fallback={
              <Button variant="main" onClick={() => props.again()}>
                {words().errors.again}
              </Button>
            }
          >
            <Button variant="main" onClick={() => window.location.reload()}>
              {words().errors.reload}
            </Button>
          </Show>
        }
      />
      <details class="error-page-details">
        <summary>{words().errors.details}</summary>
        <pre>{String(props.error)}</pre>
      </details>
    </Page>
  )
}

/** Every engine words a failed `import()` in its own way. */
function isMissingCode(error: unknown): boolean {
  return error instanceof TypeError && /module|import|fetch/i.test(error.message)
}
