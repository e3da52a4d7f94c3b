import { words } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

/** Instead of a blank page when this device's store does not open. */
export function ClosedStore(props: { error: unknown }) {
  return (
    <main class="closed-store">
      <h1>{words().errors.title}</h1>
      <EmptyState
        sentence={words().errors.closedStore}
        action={
          <Button variant="main" onClick={() => location.reload()}>
            {words().errors.reload}
          </Button>
        }
      />
      <p class="closed-store-details">{String(props.error)}</p>
    </main>
  )
}
