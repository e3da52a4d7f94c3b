import { useLocation } from '@solidjs/router'
import { Show } from 'solid-js'
import { useFirstRun } from '../features/first-run.ts'
import { words } from '../i18n/index.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'

/** Marks the example book on every page, so that nobody takes it for their own. Settings has its own way out. */
export default function ExampleNotice() {
  const firstRun = useFirstRun()
  const location = useLocation()
  return (
    <Show when={firstRun.open() === 'example' && !location.pathname.startsWith('/settings')}>
      <div class="example-notice">
        <Banner
          tone="plain"
          action={
            <Button variant="quiet" onClick={() => void firstRun.leaveExample()}>
              {words().nav.leaveExample}
            </Button>
          }
        >
          {words().nav.example}
        </Banner>
      </div>
    </Show>
  )
}
