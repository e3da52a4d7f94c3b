import { Show } from 'solid-js'
import { live } from '../data/live.ts'
import { useServices } from '../features/services.ts'
import { selfIn } from '../features/shared/people.ts'
import { noticeWords } from '../i18n/notices.ts'
import { Banner } from '../ui/banner.tsx'
import { LinkButton } from '../ui/button.tsx'

/** Asks an admin, after the server was restored from a backup, to confirm who its members are. */
export function UnconfirmedNotice() {
  const { book } = useServices()
  const isAsked = live(
    book,
    ['workspace', 'member'],
    () => book.workspace().unconfirmed !== undefined && selfIn(book).role === 'admin',
  )
  return (
    <Show when={isAsked()}>
      <div role="status" class="unconfirmed-notice">
        <Banner tone="amber" action={<LinkButton href="/settings">{noticeWords().seeMembers}</LinkButton>}>
          {noticeWords().unconfirmed}
        </Banner>
      </div>
    </Show>
  )
}
