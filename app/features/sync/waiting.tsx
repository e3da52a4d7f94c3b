import { createSignal, Show } from 'solid-js'
import type { Waiting as Change, ConnectionState } from '../../data/connection.ts'
import { bytes, since } from '../../i18n/format.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { Button } from '../../ui/button.tsx'
import { Row } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { useServices } from '../services.ts'
import { describeChange } from '../shared/describe-change.ts'
import { type Outbox, unsentAmong } from '../shared/outbox.ts'
import { ExportUnsent } from './export-unsent.tsx'

/** So many are read at a glance; what can be done about all of them stays in reach. */
const FIRST = 20

/** What waits to be sent, oldest first, and the ways to keep it by hand. */
export function Waiting(props: { state: ConnectionState; outbox: Outbox | undefined; now: number }) {
  const [all, setAll] = createSignal(false)
  const waiting = () => props.outbox?.waiting ?? []
  const attention = () => props.outbox?.attention ?? []
  const isLong = () => waiting().length > FIRST
  const unsent = () => <ExportUnsent changes={waiting().length + unsentAmong(attention()).length} />
  const toggle = () => (
    <div class="sync-page-ways">
      <Button onClick={() => setAll(!all())}>
        {all() ? syncPageWords().showFirst(FIRST) : syncPageWords().showAll(waiting().length)}
      </Button>
    </div>
  )
  return (
    <Section title={syncPageWords().waiting} count={waiting().length || undefined}>
      <Show when={isLong()}>
        {unsent()}
        <Show when={all()}>{toggle()}</Show>
      </Show>
      <Show
        when={waiting().length}
        // Until the outbox has been read nobody knows that nothing waits, and nothing is said.
        fallback={
          <Show when={props.outbox}>
            <p class="sync-page-lead">
              {attention().length ? syncPageWords().waitingElse : syncPageWords().waitingEmpty}
            </p>
          </Show>
        }
      >
        <VirtualList
          label={syncPageWords().waiting}
          items={all() ? waiting() : waiting().slice(0, FIRST)}
          row={item => <WaitingRow item={item()} state={props.state} now={props.now} />}
        />
      </Show>
      <Show when={isLong() && !all()}>{toggle()}</Show>
      <Show when={props.state.bytes}>
        {count => <p class="sync-page-lead">{syncPageWords().waitingBytes(bytes(count()))}</p>}
      </Show>
      <Show when={!isLong()}>{unsent()}</Show>
    </Section>
  )
}

function WaitingRow(props: { item: Change; state: ConnectionState; now: number }) {
  const { today } = useServices()
  const account = () => props.item.change.noun !== 'account' && props.item.account
  const detail = () =>
    [account(), since(props.item.at, props.now), syncPageWords().why[props.state.is]]
      .filter(Boolean)
      .join(' · ')
  return <Row title={describeChange(props.item.change, props.item.row, today())} detail={detail()} />
}
