import { useNavigate, useParams } from '@solidjs/router'
import { createEffect, createSignal, onMount, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { features } from '../index.ts'
import { AccountForm } from './account-form.tsx'
import { AccountList } from './account-list.tsx'
import { AccountPage } from './account-page.tsx'
import './accounts-page.css'
import { useAccount } from './queries.ts'

/** Two panes where there is room, the list beside the record; on a phone one of them. */
export default function AccountsPage() {
  const params = useParams<{ id?: string; tab?: string }>()
  const navigate = useNavigate()
  const account = useAccount(() => params.id ?? '')
  const [isMaking, setIsMaking] = createSignal(false)

  // Both panes are pages; the one that is read names the tab.
  createEffect(() => {
    document.title = `${account()?.name ?? words().accounts.title} · ${words().common.app}`
  })

  onMount(loadRecordAhead)

  return (
    <div class="accounts-page" data-open={params.id ? '' : undefined}>
      <div class="accounts-page-list">
        <AccountList current={params.id} onNew={() => setIsMaking(true)} />
      </div>
      <Show
        when={params.id}
        keyed
        fallback={<p class="accounts-page-record accounts-page-choose">{words().accounts.choose}</p>}
      >
        {id => (
          <div class="accounts-page-record">
            <AccountPage id={id} tab={params.tab ?? 'brief'} />
          </div>
        )}
      </Show>
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
