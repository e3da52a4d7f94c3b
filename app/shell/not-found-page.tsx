import { words } from '../i18n/index.ts'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Page title={words().errors.notFound}>
      <EmptyState
        sentence={words().errors.notFoundHint}
        action={
          <LinkButton variant="main" href="/">
            {words().errors.toToday}
          </LinkButton>
        }
      />
    </Page>
  )
}
