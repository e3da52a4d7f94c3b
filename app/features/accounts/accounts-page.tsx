import { useNavigate, useParams } from '@solidjs/router'
import { createEffect, createSignal, For, onMount, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { features } from '../index.ts'
import { AccountForm } from './account-form.tsx'
import { AccountList } from './account-list.tsx'
import { AccountPage } from './account-page.tsx'
import './accounts-page.css'
import { createMedia } from './media.ts'
import { useAccount } from './queries.ts'

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

  onMount(loadRecordAhead)

  return (
    <div class="accounts-page" data-open={params.id ? '' : undefined}>
      <div class="accounts-page-list">
        {/* The list looks for what it scrolls with when it is made, so it is made anew when that changes. */}
        <For each={[hasTwoPanes()]}>
          {() => (
            <AccountList current={hasTwoPanes() ? params.id : undefined} onNew={() => setIsMaking(true)} />
          )}
        </For>
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

/** Fetches the code of the record's parts while the list is read, so that opening a record waits for nothing. */
function loadRecordAhead() {
  for (const feature of features)
    for (const { component } of [...(feature.accountTabs ?? []), ...(feature.brief ?? [])])
      if ('preload' in component && typeof component.preload === 'function') void component.preload()
}
