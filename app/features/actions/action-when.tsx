import { Show } from 'solid-js'
import { day, dueDay, shortDay, timeOfDay } from '../../i18n/format.ts'
import type { Action } from '../../model/action.ts'
import { comesUp, isOverdue } from '../../model/action-lists.ts'
import { daysBetween, todayIn } from '../../model/plain-date.ts'
import { useServices } from '../services.ts'

/** When an action wants doing, in the words that fit how near it is: "3 days late", "15:30", "today", "Fri 27 Nov". */
export function ActionWhen(props: {
  action: Action
  /** The date stands above already: only what it does not say is said. */
  underDate?: boolean
}) {
  const { today } = useServices()
  return (
    <Show when={wordsFor(props.action, today(), props.underDate ?? false)}>
      {said => (
        <span class="action-when" data-care={isOverdue(props.action, today()) ? 'red' : undefined}>
          {said()}
        </span>
      )}
    </Show>
  )
}

function wordsFor(action: Action, today: string, underDate: boolean): string | undefined {
  if (action.done !== undefined) return underDate ? timeOfDay(action.done) : doneWords(action.done, today)
  if (isOverdue(action, today)) return dueDay(action.due!, today)
  const date = comesUp(action)
  if (date === undefined) return undefined
  if (action.time && (underDate || date === today)) return action.time
  if (underDate) return undefined
  return daysBetween(today, date) < 2 ? dueDay(date, today) : day(date, today)
}

function doneWords(done: number, today: string): string {
  const date = todayIn(done)
  return date === today ? timeOfDay(done) : shortDay(date, today)
}
