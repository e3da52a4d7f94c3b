import { useLocation } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { canInstall, install } from '../features/install.ts'
import type { Feature, Page } from '../features/manifest.ts'
import { words } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Download, Plus } from '../ui/icons.ts'
import { openCapture } from './capture.ts'
import { navOf } from './routes.tsx'
import { SyncStatus } from './sync-status.tsx'

/**
 * The main navigation: a bar under the thumb on a phone, a rail on a tablet, a sidebar on a desktop. One markup for all
 * three; the style sheet lays it out.
 */
export function MainNav(props: { features: Feature[] }) {
  const links = () => navOf(props.features)
  const half = () => Math.ceil(links().length / 2)
  return (
    <header class="main-nav">
      <p class="main-nav-brand">{words().common.app}</p>
      <nav class="main-nav-links" aria-label={words().nav.main}>
        <NavLinks pages={links().slice(0, half())} />
        <button
          class="main-nav-capture"
          type="button"
          aria-label={words().capture.title}
          onClick={() => openCapture()}
        >
          <span class="main-nav-plus">
            <Plus />
          </span>
          <span class="main-nav-capture-text">{words().capture.title}</span>
        </button>
        <NavLinks pages={links().slice(half())} />
      </nav>
      <div class="main-nav-foot">
        <Show when={canInstall()}>
          <Button variant="quiet" icon={Download} onClick={() => void install()}>
            {words().install.install}
          </Button>
        </Show>
        <SyncStatus />
      </div>
    </header>
  )
}

function NavLinks(props: { pages: Required<Page>[] }) {
  const location = useLocation()
  return (
    <div class="main-nav-group">
      <For each={props.pages}>
        {page => {
          const href = page.nav.href ?? page.path
          return (
            <a class="main-nav-link" href={href} aria-current={currentOf(href, location.pathname)}>
              <Dynamic component={page.nav.icon} />
              <span>{page.nav.label()}</span>
            </a>
          )
        }}
      </For>
    </div>
  )
}

/** Whether a link leads to the page that is open, or to the part of the app that page belongs to. */
function currentOf(href: string, path: string): 'page' | 'true' | undefined {
  if (path === href) return 'page'
  return href !== '/' && path.startsWith(`${href}/`) ? 'true' : undefined
}
