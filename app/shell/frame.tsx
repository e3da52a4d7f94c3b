import { type RouteSectionProps, useCurrentMatches, useLocation } from '@solidjs/router'
import { createEffect, createSignal, lazy, on, onCleanup, onMount, Show, Suspense } from 'solid-js'
import type { Book } from '../data/book.ts'
import { useFirstRun } from '../features/first-run.ts'
import type { Feature } from '../features/manifest.ts'
import { useServices } from '../features/services.ts'
import { language, words } from '../i18n/index.ts'
import { PageChromeProvider } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { MainNav } from './main-nav.tsx'
import { PageTools } from './page-tools.tsx'
import { load, navOf, type RouteInfo } from './routes.tsx'
import { SyncStatus } from './sync-status.tsx'

// Seldom shown, so not part of the first load.
const Notices = lazy(() => import('./notices.tsx'))
const ExampleNotice = lazy(() => import('./example-notice.tsx'))

/** What stands around every page. */
export function Frame(props: RouteSectionProps & { features: Feature[]; loadAhead: () => void }) {
  const { book, connection } = useServices()
  const firstRun = useFirstRun()
  const location = useLocation()
  const matches = useCurrentMatches()
  let content!: HTMLDivElement

  const bare = () => matches().some(match => (match.route.info as RouteInfo | undefined)?.bare)

  createEffect(() => {
    document.documentElement.lang = language()
  })
  createEffect(
    on(
      () => location.pathname,
      arriveAt(() => content),
      { defer: true },
    ),
  )
  onMount(() => loadAhead(props.features, () => props.loadAhead()))
  onCleanup(book.on(['account'], workAheadOnce(props.features, book)))

  const [hasNotices, setNotices] = createSignal(false)
  const look = () => {
    const { told } = connection.state()
    setNotices(told?.lost !== undefined || !!told?.letGo || !!told?.handIns || !!book.workspace().unconfirmed)
  }
  look()
  onCleanup(connection.on(look))

  return (
    <div class="frame" data-bare={bare() ? '' : undefined}>
      <Show when={!bare()}>
        <button class="frame-skip button" data-variant="main" type="button" onClick={() => content.focus()}>
          {words().nav.skip}
        </button>
        <MainNav features={props.features} />
      </Show>
      <div class="frame-content" role={bare() ? undefined : 'main'} id="content" tabindex="-1" ref={content}>
        <PageChromeProvider value={{ status: () => <SyncStatus />, tools: () => <PageTools /> }}>
          <Show when={!bare()}>
            <Suspense>
              <Show when={hasNotices()}>
                <Notices />
              </Show>
              <Show when={firstRun.open() === 'example'}>
                <ExampleNotice />
              </Show>
            </Suspense>
          </Show>
          <Suspense fallback={<Skeleton rows={8} />}>{props.children}</Suspense>
        </PageChromeProvider>
      </div>
    </div>
  )
}

/** The focus goes to the field a page asks to begin with, else to its heading, so that a reader hears where it is. */
function arriveAt(content: () => HTMLElement): () => void {
  let last: Element | null = null
  return () => {
    const heading = content().querySelector('h1')
    if (heading !== last && !content().contains(document.activeElement)) {
      const first = content().querySelector<HTMLElement>('[autofocus]') ?? heading
      first?.focus({ preventScroll: true })
    }
    last = heading
  }
}

/** Once the whole book has been read, features work out what a first tap would wait for. */
function workAheadOnce(features: Feature[], book: Book): () => void {
  let isDone = false
  return () => {
    if (isDone || !book.whole) return
    isDone = true
    for (const { ahead } of features) if (ahead) whenIdle(() => ahead(book))
  }
}

/** The first screen is on the screen by then, and nobody has yet read it. */
const FIRST_SCREEN_MS = 600

/** Fetches what is most likely wanted next, so that the first tap waits for nothing. */
function loadAhead(features: Feature[], more: () => void) {
  const captures = features.flatMap(feature => feature.captures ?? [])
  const next = () => {
    more()
    for (const { component } of [...captures, ...navOf(features)]) void load(component)
  }
  const timer = setTimeout(() => whenIdle(next), FIRST_SCREEN_MS)
  onCleanup(() => clearTimeout(timer))
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 2_000 })
  else setTimeout(work)
}
