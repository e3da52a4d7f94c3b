import { useNavigate } from '@solidjs/router'
import { createEffect, createSignal, For, lazy, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { eraseWords } from '../../i18n/erase.ts'
import { words } from '../../i18n/index.ts'
import type { Account } from '../../model/account.ts'
import { DAYS_KEPT } from '../../model/kept.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, IconButton, LinkButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Ellipsis } from '../../ui/more-icons.ts'
import { Page } from '../../ui/page.tsx'
import { TabPanel, Tabs } from '../../ui/tabs.tsx'
import { features } from '../index.ts'
import { useServices } from '../services.ts'
import { hasServer } from '../shared/people.ts'
import { recentAccounts } from '../shared/recent-accounts.ts'
import { AccountForm } from './account-form.tsx'
import { AccountMenu } from './account-menu.tsx'
import './account-page.css'
import { standingInWords } from './account-words.ts'
import { DeletedThings } from './deleted-things.tsx'
import { Panel } from './panel.tsx'
import { useAccount, useQuietness } from './queries.ts'
import { QuickActions } from './quick-actions.tsx'
import { useAccountCommands } from './use-account-commands.ts'

const MergeAccountSheet = lazy(() => import('./merge-account-sheet.tsx'))

/** The account's page: who it is, what can be done at once, and the tabs that all features contribute. */
export function AccountPage(props: { id: string; tab: string }) {
  const account = useAccount(() => props.id)
  return (
    <Show
      when={account()}
      fallback={
        <Page title={words().accounts.title} back="/accounts">
          <EmptyState
            sentence={words().accounts.gone}
            action={<LinkButton href="/accounts">{words().accounts.toAccounts}</LinkButton>}
          />
        </Page>
      }
    >
      {account => <Record account={account()} tab={props.tab} />}
    </Show>
  )
}

function Record(props: { account: Account; tab: string }) {
  const { book } = useServices()
  const navigate = useNavigate()
  const commands = useAccountCommands(() => props.account)
  const [opened, setOpened] = createSignal<'menu' | 'form' | 'deleted' | 'merge'>()
  const tabs = features.flatMap(feature => feature.accountTabs ?? []).sort((a, b) => a.order - b.order)
  const tab = () => tabs.find(each => each.tab === props.tab) ?? tabs[0]
  const close = () => setOpened(undefined)

  function remove() {
    void commands.remove()
    navigate('/accounts')
  }

  createEffect(() => recentAccounts(book).use(props.account.id))

  return (
    <Page
      title={props.account.name ?? ''}
      back="/accounts"
      wide
      actions={<IconButton label={words().accounts.menu} icon={Ellipsis} onClick={() => setOpened('menu')} />}
      header={
        <div class="account-page-head">
          <p class="account-page-standing">{standingInWords(props.account, book)}</p>
          <Quietness account={props.account.id} />
          <Show when={!props.account.deleted}>
            <QuickActions account={props.account} />
          </Show>
          <Tabs
            label={words().accounts.tabs.label}
            tabs={tabs.map(each => ({ id: each.tab, label: each.label() }))}
            current={tab()?.tab ?? ''}
            onChange={id => navigate(`/accounts/${props.account.id}/${id}`, { replace: true, scroll: false })}
          />
        </div>
      }
    >
      <Show when={props.account.deleted}>
        <Banner
          tone="amber"
          action={<Button onClick={commands.bringBack}>{words().accounts.bringBack}</Button>}
        >
          {eraseWords().isDeleted(hasServer(book) && !props.account.into ? DAYS_KEPT : undefined)}
        </Banner>
      </Show>
      <For each={[tab()]}>
        {shown => (
          <Show when={shown}>
            {shown => (
              <TabPanel id={shown().tab}>
                <div class="account-page-tab">
                  <Panel>
                    <Dynamic component={shown().component} account={props.account.id} />
                  </Panel>
                </div>
              </TabPanel>
            )}
          </Show>
        )}
      </For>
      <Show when={opened() === 'menu'}>
        <AccountMenu
          account={props.account}
          commands={commands}
          onEdit={() => setOpened('form')}
          onMerge={() => setOpened('merge')}
          onDelete={remove}
          onDeletedThings={() => setOpened('deleted')}
          onClose={close}
        />
      </Show>
      <Show when={opened() === 'form'}>
        <AccountForm account={props.account} onClose={close} />
      </Show>
      <Show when={opened() === 'merge'}>
        <MergeAccountSheet account={props.account} onClose={close} />
      </Show>
      <Show when={opened() === 'deleted'}>
        <DeletedThings account={props.account.id} onClose={close} />
      </Show>
    </Page>
  )
}

/** One line in amber while the account is going quiet. */
function Quietness(props: { account: string }) {
  const quiet = useQuietness(() => props.account)
  return (
    <Show when={quiet()}>
      {quiet => (
        <p class="account-page-quiet">{words().accounts.goingQuiet(quiet().past, quiet().cadence)}</p>
      )}
    </Show>
  )
}
