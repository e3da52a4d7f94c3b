import { useLocation } from '@solidjs/router'
import { createSignal, onCleanup, Show } from 'solid-js'
import { live } from '../data/live.ts'
import { useServices } from '../features/services.ts'
import { selfIn } from '../features/shared/people.ts'
import { noticeWords } from '../i18n/notices.ts'
import { Banner } from '../ui/banner.tsx'
import { LinkButton } from '../ui/button.tsx'

/** Says that something was handed in for an admin to judge, or handed back to its author, until none of it waits any more. */
export function HandInsNotice() {
  const { book, connection } = useServices()
  const location = useLocation()
  const [count, setCount] = createSignal(connection.state().told?.handIns ?? 0)
  onCleanup(connection.on(() => setCount(connection.state().told?.handIns ?? 0)))
  const isAdmin = live(book, ['member'], () => selfIn(book).role === 'admin')
  return (
    <Show when={count() > 0 && location.pathname !== '/handed-in'}>
      <div role="status" class="hand-ins-notice">
        <Banner tone="amber" action={<LinkButton href="/handed-in">{noticeWords().see}</LinkButton>}>
          {isAdmin() ? noticeWords().toJudge(count()) : noticeWords().handedBack(count())}
        </Banner>
      </div>
    </Show>
  )
}
