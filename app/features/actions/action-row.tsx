import { Show } from 'solid-js'
import { shortDay } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import type { Action } from '../../model/action.ts'
import { daysWaiting, isSnoozed } from '../../model/action-lists.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Clock, Plus } from '../../ui/icons.ts'
import { Row } from '../../ui/rows.tsx'
import { Tick } from '../../ui/tick.tsx'
import { useServices } from '../services.ts'
import { ActionWhen } from './action-when.tsx'
import type { Finishing } from './finishing.ts'
import './action-row.css'

/** One action: finish it, snooze it, or open it to change. Swipes repeat what its buttons do. */
export function ActionRow(props: {
  action: Action
  finishing: Finishing
  onSnooze: (action: Action) => void
  /** Says whose account it is; left out on the account's own page. */
  withAccount?: boolean
  /** It stands under the date it comes up on. */
  underDate?: boolean
}) {
  const { book, capture, today } = useServices()
  const isDone = () => props.finishing.isDone(props.action)
  const toggle = () => void props.finishing.toggle(props.action)

  function addNext() {
    props.finishing.settle()
    capture('action', { account: props.action.account })
  }

  const detail = () => {
    const { account, promised, snoozed, side } = props.action
    const said = [
      haveMet(props.action) ? words().actions.met : '',
      props.withAccount ? (book.account(account)?.name ?? '') : '',
      promised ? words().actions.promisedFor(shortDay(promised, today())) : '',
      side === 'theirs' ? words().actions.waiting(daysWaiting(props.action, today())) : '',
      isSnoozed(props.action, today()) ? words().actions.snoozedUntil(shortDay(snoozed!, today())) : '',
    ]
    return said.filter(Boolean).join(' · ')
  }

  return (
    <Row
      title={<span classList={{ 'action-row-done': isDone() }}>{props.action.text}</span>}
      detail={detail()}
      lead={<Tick label={props.action.text ?? ''} checked={isDone()} onChange={toggle} />}
      trail={
        <div class="action-row-end">
          <Show when={!props.finishing.isFresh(props.action)} fallback={<AndNext onAdd={addNext} />}>
            <ActionWhen action={props.action} underDate={props.underDate} />
          </Show>
          <Show when={!isDone()}>
            <IconButton
              label={words().actions.snooze}
              icon={Clock}
              onClick={() => props.onSnooze(props.action)}
            />
          </Show>
        </div>
      }
      onOpen={
        isDone() ? undefined : () => capture('action', { id: props.action.id, account: props.action.account })
      }
      onSwipeRight={toggle}
      onSwipeLeft={isDone() ? undefined : () => props.onSnooze(props.action)}
    />
  )
}

/** Versions of its details met, and nobody has decided yet. */
function haveMet(action: Action): boolean {
  return Object.keys(action).some(field => field.startsWith('met/'))
}

/** What is asked when something is done. */
function AndNext(props: { onAdd: () => void }) {
  return (
    <Button variant="quiet" icon={Plus} onClick={() => props.onAdd()}>
      {words().actions.andNext}
    </Button>
  )
}
