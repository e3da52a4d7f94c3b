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
  // Each action has a row of its own: focus and a half-drawn swipe do not pass on to the next.
  const row = (action: () => Action) => (
    <Show when={action()} keyed>
      {own => (
        <ActionRow
          action={own}
          finishing={props.finishing}
          onSnooze={setSnoozing}
          withAccount={props.withAccount}
          underDate={props.underDate}
        />
      )}
    </Show>
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
