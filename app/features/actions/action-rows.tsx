import { createSignal, For, Show } from 'solid-js'
import type { Action } from '../../model/action.ts'
import { Rows } from '../../ui/rows.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { ActionRow } from './action-row.tsx'
import type { Finishing } from './finishing.ts'
import { SnoozeSheet } from './snooze-sheet.tsx'

/** More rows than this are drawn only near sight. */
const MANY = 60

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
      <Show
        when={props.rows.length > MANY}
        fallback={
          <Rows label={props.label}>
            <For each={props.rows}>{row}</For>
          </Rows>
        }
      >
        <VirtualList label={props.label} items={props.rows} row={row} />
      </Show>
      <Show when={snoozing()}>
        {action => <SnoozeSheet action={action()} onClose={() => setSnoozing(undefined)} />}
      </Show>
    </>
  )
}
