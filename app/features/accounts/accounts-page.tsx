import { useNavigate, useParams } from '@solidjs/router'
import { createEffect, createSignal, For, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { AccountForm } from './account-form.tsx'
import { AccountList } from './account-list.tsx'
import { AccountPage } from './account-page.tsx'
import './accounts-page.css'
import { useAccount } from './queries.ts'
import { createMedia } from './media.ts'

/** Two panes where there is room, the list beside the record; on a phone one of them. */
export default function AccountsPage() {
  const params = useParams<{ id?: string; tab?: string }>()
  const navigate = useNavigate()
  const account = useAccount(() => params.id ?? '')
  const hasTwoPanes = createMedia('(min-width: 740px)')
  const [isMaking, setIsMaking] = createSignal(false)

  // Both panes are pages; the one that is read names the tab.
  createEffect(() => {
    document.title = `${account()?.name ?? words().accounts.title} · ${words().common.app}`
  })

  return (
    <div class="accounts-page" data-open={params.id ? '' : undefined}>
      <div class="accounts-page-list">
        {/* The list looks for what it scrolls with when it is made, so it is made anew when that changes. */}
        <For each={[hasTwoPanes()]}>{() => <AccountList onNew={() => setIsMaking(true)} />}</For>
      </div>
      <div class="accounts-page-record">
        <Show when={params.id} keyed fallback={<p class="accounts-page-choose">{words().accounts.choose}</p>}>
          {id => <AccountPage id={id} tab={params.tab ?? 'brief'} />}
        </Show>
      </div>
      <Show when={isMaking()}>
        <AccountForm onClose={() => setIsMaking(false)} onSaved={id => navigate(`/accounts/${id}`)} />
      </Show>
    </div>
  )
}
