import { createSignal, lazy, Show, Suspense } from 'solid-js'
import type { Action } from '../../model/action.ts'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { ActionRow } from './action-row.tsx'
import type { Finishing } from './finishing.ts'

const SnoozeSheet = lazy(() => import('./snooze-sheet.tsx'))

/** A card of actions, each to be finished, snoozed or opened. */
export function ActionRows(props: {
  label: string
  rows: Action[]
  finishing: Finishing
  withAccount?: boolean
  underDate?: boolean
}) {
  const [snoozing, setSnoozing] = createSignal<Action>()
  const row = (action: Action) => (
    <ActionRow
      action={action}
      finishing={props.finishing}
      onSnooze={setSnoozing}
      withAccount={props.withAccount}
      underDate={props.underDate}
    />
  )
  return (
    <>
      <VirtualList label={props.label} items={props.rows} row={row} />
      <Suspense>
        <Show when={snoozing()}>
          {action => <SnoozeSheet action={action()} onClose={() => setSnoozing(undefined)} />}
        </Show>
      </Suspense>
    </>
  )
}
