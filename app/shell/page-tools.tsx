import { words } from '../i18n/index.ts'
import { Search, Settings } from '../ui/icons.ts'

/** The two ways that every page's header has. */
export function PageTools() {
  return (
    <>
      <a
        class="button"
        data-variant="icon"
        href="/search"
        aria-label={words().nav.search}
        title={words().nav.search}
      >
        <Search />
      </a>
      <a
        class="button"
        data-variant="icon"
        href="/settings"
        aria-label={words().nav.settings}
        title={words().nav.settings}
      >
        <Settings />
      </a>
    </>
  )
}
