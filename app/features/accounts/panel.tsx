import { ErrorBoundary, type JSX, Suspense } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** A part of the account's page that stands or falls alone. */
export function Panel(props: { children: JSX.Element }) {
  return (
    <ErrorBoundary
      fallback={(_, again) => (
        <Banner tone="red" action={<Button onClick={again}>{words().errors.again}</Button>}>
          {words().errors.title}
        </Banner>
      )}
    >
      <Suspense fallback={<Skeleton rows={2} />}>{props.children}</Suspense>
    </ErrorBoundary>
  )
}
