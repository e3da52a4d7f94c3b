import './index.css'
import { Router, type RouteSectionProps } from '@solidjs/router'
import { createMemo, lazy, onCleanup, Show, Suspense } from 'solid-js'
import type { Feature } from '../features/manifest.ts'
import { clearToasts, Toasts } from '../ui/toast.tsx'
import { KitWordsProvider } from '../ui/words.ts'
import { asked } from './capture.ts'
import { Frame } from './frame.tsx'
import { Keys } from './keys.tsx'
import { kitWords } from './kit-words.ts'
import { leaveInTurn } from './leaving.ts'
import { load, routesOf } from './routes.tsx'
import { type Update, UpdatePrompt } from './update-prompt.tsx'

// Not part of the first load: nobody captures before the first screen is there.
const CaptureSheet = lazy(() => import('./capture-sheet.tsx'))

/** The app around an open book: frame, pages, capture, shortcuts, toasts, update. */
export function Shell(props: { features: Feature[]; update: Update; outdated: boolean }) {
  onCleanup(clearToasts)
  return (
    <KitWordsProvider value={kitWords}>
      <Router
        scrollRestoration
        root={route => {
          leaveInTurn()
          return (
            <>
              <Frame {...route} features={props.features} loadAhead={() => load(CaptureSheet)} />
              <Capturing features={props.features} location={route.location} />
              <Keys />
              <UpdatePrompt update={props.update} outdated={props.outdated} />
              <Toasts />
            </>
          )
        }}
      >
        {routesOf(props.features)}
      </Router>
    </KitWordsProvider>
  )
}

/** The capture sheet, from the first time it is asked for. */
function Capturing(props: { features: Feature[]; location: RouteSectionProps['location'] }) {
  const isWanted = createMemo<boolean>(
    was => was || asked() !== undefined || props.location.query.capture !== undefined,
    false,
  )
  return (
    <Show when={isWanted()}>
      <Suspense>
        <CaptureSheet features={props.features} />
      </Suspense>
    </Show>
  )
}
