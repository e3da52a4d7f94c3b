import { Show } from 'solid-js'
import { day, dueDay, shortDay, timeOfDay } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import type { Action } from '../../model/action.ts'
import { comesUp, daysLate, daysWaiting, isOverdue, isSnoozed } from '../../model/action-lists.ts'
import { daysBetween, todayIn } from '../../model/plain-date.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Clock } from '../../ui/icons.ts'
import { Row } from '../../ui/rows.tsx'
import { Tick } from '../../ui/tick.tsx'
import { useServices } from '../services.ts'
import type { Finishing } from './finishing.ts'
import './action-row.css'

/** One action: finish it, snooze it, or open it to change. Swipes repeat what its buttons do. */
export function ActionRow(props: {
  action: Action
  finishing: Finishing
  onSnooze: (action: Action) => void
  /** Says whose account it is; left out on the account's own page. */
  withAccount?: boolean
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
      end={<ActionWhen action={props.action} done={isDone()} />}
      lead={<Tick label={props.action.text ?? ''} checked={isDone()} onChange={toggle} />}
      trail={
        <Show
          when={isDone()}
          fallback={
            <IconButton
              label={words().actions.snooze}
              icon={Clock}
              onClick={() => props.onSnooze(props.action)}
            />
          }
        >
          <Show when={props.finishing.isFresh(props.action)}>
            <Button variant="quiet" onClick={addNext}>
              {words().actions.andNext}
            </Button>
          </Show>
        </Show>
      }
      onOpen={
        isDone() ? undefined : () => capture('action', { id: props.action.id, account: props.action.account })
      }
      onSwipeRight={toggle}
      onSwipeLeft={isDone() ? undefined : () => props.onSnooze(props.action)}
    />
  )
}

/** When it wants doing, in the words that fit how near it is: "3 days late", "15:30", "today", "Fri 27 Nov". */
function ActionWhen(props: { action: Action; done: boolean }) {
  const { today } = useServices()
  const said = () => {
    const { action } = props
    if (action.done !== undefined)
      return todayIn(action.done) === today()
        ? timeOfDay(action.done)
        : shortDay(todayIn(action.done), today())
    const date = comesUp(action)
    if (props.done || date === undefined) return undefined
    if (date === today() && action.time && !action.snoozed) return action.time
    return daysBetween(today(), date) < 2
      ? dueDay(action.due && action.due < today() ? action.due : date, today())
      : day(date, today())
  }
  return (
    <Show when={said()}>
      {said => (
        <span
          data-care={
            !props.done && isOverdue(props.action, today()) && daysLate(props.action, today())
              ? 'red'
              : undefined
          }
        >
          {said()}
        </span>
      )}
    </Show>
  )
}
