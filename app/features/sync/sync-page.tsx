import { For, Match, Show, Switch } from 'solid-js'
import type { ConnectionState, Waiting } from '../../data/connection.ts'
import { bytes, moment, number, since } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { sentenceOf } from '../../i18n/sync-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { useServices } from '../services.ts'
import { describeChange } from '../shared/describe-change.ts'
import { createNow, createOutbox, createState } from '../shared/outbox.ts'
import { createDeviceStorage, KeepButton, StorageRows } from '../shared/storage-rows.tsx'
import { AttentionItem } from './attention-item.tsx'
import { clockSentence } from './clock.ts'
import { MissingRows } from './missing-rows.tsx'
import { RefusedBytes } from './refused-bytes.tsx'
import './sync-page.css'

/** `/sync`: the truth about what is saved where, in words. */
export default function SyncPage() {
  const services = useServices()
  const state = createState(services.connection)
  const outbox = createOutbox(services.connection)
  const now = createNow(services.now)
  const storage = createDeviceStorage()
  const attention = () => outbox()?.attention ?? []

  return (
    <Page title={syncPageWords().title}>
      <Standing state={state()} now={now()} onSend={() => services.connection.sendNow()} />
      <Show when={attention().length}>
        <Section title={syncPageWords().attention} count={attention().length}>
          <p class="sync-page-lead">{syncPageWords().attentionLead}</p>
          <ul class="sync-page-attention" aria-label={syncPageWords().attention}>
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
          </ul>
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
      </Section>
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

function Standing(props: { state: ConnectionState; now: number; onSend: () => void }) {
  const last = () => (props.state.last ? moment(props.state.last, props.now) : syncPageWords().never)
  return (
    <section class="sync-page-standing">
      <p class="sync-page-sentence">{sentenceOf(props.state, props.now)}</p>
      <Show when={props.state.reading}>
        {reading => (
          <Progress
            label={words().sync.reading(number(reading().rows), number(reading().total))}
            value={reading().rows}
            max={reading().total}
          />
        )}
      </Show>
      <Show when={props.state.clockOff}>{off => <Banner tone="amber">{clockSentence(off())}</Banner>}</Show>
      <Show when={props.state.is !== 'none'}>
        <p class="sync-page-lead">
          {syncPageWords().lastExchange}: {last()}
        </p>
        <div class="sync-page-ways">
          <Show
            when={props.state.is !== 'sign-in' && props.state.is !== 'revoked'}
            fallback={
              <LinkButton variant="main" href="/sign-in">
                {syncPageWords().signIn}
              </LinkButton>
            }
          >
            <Button
              variant={props.state.waiting ? 'main' : 'line'}
              disabled={props.state.is === 'syncing'}
              onClick={props.onSend}
            >
              {props.state.is === 'syncing' ? syncPageWords().sending : syncPageWords().sendNow}
            </Button>
          </Show>
        </div>
      </Show>
    </section>
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
