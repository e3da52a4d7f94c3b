import './index.css'
import { Navigate, Router } from '@solidjs/router'
import { Suspense } from 'solid-js'
import type { Feature } from '../features/manifest.ts'
import { Toasts } from '../ui/toast.tsx'
import { KitWordsProvider } from '../ui/words.ts'
import { kitWords } from './kit-words.ts'
import { routeOf } from './routes.tsx'

/** The pages that need no open book: first run, set-up, joining, signing in. Any other address leads to the first run. */
export function Outside(props: { features: Feature[] }) {
  const pages = () => props.features.flatMap(feature => feature.pages ?? []).filter(page => page.needsNoBook)
  return (
    <KitWordsProvider value={kitWords}>
      <Router
        root={route => (
          <>
            <Suspense>{route.children}</Suspense>
            <Toasts />
          </>
        )}
      >
        {[...pages().map(routeOf), { path: '*', component: () => <Navigate href="/welcome" /> }]}
      </Router>
    </KitWordsProvider>
  )
}
