import { For, Match, Show, Switch } from 'solid-js'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { Page } from '../../ui/page.tsx'
import { Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { useServices } from '../services.ts'
import { Cases } from '../shared/case.tsx'
import { HandedInRow } from '../shared/handed-in-row.tsx'
import { createNow, createOutbox, createState } from '../shared/outbox.ts'
import { createDeviceStorage, KeepButton, StorageRows } from '../shared/storage-rows.tsx'
import { AttentionItem } from './attention-item.tsx'
import { Compare } from './compare.tsx'
import { KeptRow } from './kept-row.tsx'
import { MissingRows } from './missing-rows.tsx'
import { RefusedBytes } from './refused-bytes.tsx'
import { Standing } from './standing.tsx'
import './sync-page.css'
import { Waiting } from './waiting.tsx'

/** `/sync`: the truth about what is saved where, in words. */
export default function SyncPage() {
  const services = useServices()
  const state = createState(services.connection)
  const outbox = createOutbox(services.connection)
  const now = createNow(services.deviceNow)
  const storage = createDeviceStorage()
  const attention = () => outbox()?.attention ?? []

  return (
    <Page title={syncPageWords().title}>
      <Standing state={state()} oldest={outbox()?.waiting[0]?.at} now={now()} />
      <HandedInRow />
      <Show when={attention().length}>
        <Section title={syncPageWords().attention} count={attention().length}>
          <p class="case-lead">{syncPageWords().attentionLead}</p>
          <Cases label={syncPageWords().attention}>
            <For each={attention()}>
              {item => (
                <Switch fallback={<AttentionItem item={item} now={now()} />}>
                  <Match when={item.code.startsWith('bytes_')}>
                    <RefusedBytes item={item} now={now()} />
                  </Match>
                  <Match when={item.code === 'kept'}>
                    <KeptRow item={item} now={now()} />
                  </Match>
                  <Match when={!item.changes.length}>
                    <MissingRows item={item} now={now()} />
                  </Match>
                </Switch>
              )}
            </For>
          </Cases>
        </Section>
      </Show>
      <Show when={state().is !== 'none'} fallback={<StaysHere />}>
        <Waiting state={state()} outbox={outbox()} now={now()} />
        <Compare state={state()} now={now()} />
      </Show>
      <Section title={syncPageWords().storage}>
        <Rows>
          <StorageRows storage={storage} />
        </Rows>
        <div class="sync-page-ways">
          <KeepButton storage={storage} />
        </div>
      </Section>
    </Page>
  )
}

/** A book that is never sent: nothing waits, and nothing ever will. */
function StaysHere() {
  const isExample = useServices().me().server === 'example'
  return (
    <p class="sync-page-lead">
      <Show when={!isExample} fallback={syncPageWords().example}>
        {syncPageWords().staysHere} <a href="/settings">{syncPageWords().joinATeam}</a>{' '}
        {syncPageWords().joinATeamFor}
      </Show>
    </p>
  )
}
