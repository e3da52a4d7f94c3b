import { For, Match, Show, Switch } from 'solid-js'
import type { ConnectionState, Waiting } from '../../data/connection.ts'
import { bytes, since } from '../../i18n/format.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { Page } from '../../ui/page.tsx'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { useServices } from '../services.ts'
import { Cases } from '../shared/case.tsx'
import { describeChange } from '../shared/describe-change.ts'
import { HandedInRow } from '../shared/handed-in-row.tsx'
import { createNow, createOutbox, createState } from '../shared/outbox.ts'
import { createDeviceStorage, KeepButton, StorageRows } from '../shared/storage-rows.tsx'
import { AttentionItem } from './attention-item.tsx'
import { Compare } from './compare.tsx'
import { ExportUnsent } from './export-unsent.tsx'
import { MissingRows } from './missing-rows.tsx'
import { RefusedBytes } from './refused-bytes.tsx'
import { Standing } from './standing.tsx'
import './sync-page.css'

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
                  <Match when={!item.changes.length}>
                    <MissingRows item={item} now={now()} />
                  </Match>
                </Switch>
              )}
            </For>
          </Cases>
        </Section>
      </Show>
      <Section
        title={syncPageWords().waiting}
        count={(state().is !== 'none' && outbox()?.waiting.length) || undefined}
      >
        <Show
          when={state().is !== 'none' && outbox()?.waiting.length}
          fallback={<Empty state={state()} isRead={!!outbox()} />}
        >
          <VirtualList
            label={syncPageWords().waiting}
            items={outbox()?.waiting ?? []}
            row={item => <WaitingRow item={item()} state={state()} now={now()} />}
          />
        </Show>
        <Show when={state().is !== 'none' && state().bytes}>
          {count => <p class="sync-page-lead">{syncPageWords().waitingBytes(bytes(count()))}</p>}
        </Show>
        <Show when={state().is !== 'none'}>
          <ExportUnsent changes={(outbox()?.waiting.length ?? 0) + attention().length} />
        </Show>
      </Section>
      <Show when={state().is !== 'none'}>
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

function WaitingRow(props: { item: Waiting; state: ConnectionState; now: number }) {
  const { today } = useServices()
  const account = () => props.item.change.noun !== 'account' && props.item.account
  const detail = () =>
    [account(), since(props.item.at, props.now), syncPageWords().why[props.state.is]]
      .filter(Boolean)
      .join(' · ')
  return <Row title={describeChange(props.item.change, props.item.row, today())} detail={detail()} />
}

/** Until the outbox has been read nobody knows that nothing waits, and nothing is said. */
function Empty(props: { state: ConnectionState; isRead: boolean }) {
  return (
    <Show when={props.isRead || props.state.is === 'none'}>
      <p class="sync-page-lead">
        {props.state.is === 'none' ? syncPageWords().waitingEmptyDevice : syncPageWords().waitingEmpty}
      </p>
    </Show>
  )
}
