import { createSignal, For, Show } from 'solid-js'
import { day } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import type { Action } from '../../model/action.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Row, Rows } from '../../ui/rows.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useServices } from '../services.ts'
import { createAttempt } from '../shared/attempt.ts'
import { offerUndo } from '../shared/undo.ts'
import { NO_DATE, understand } from '../shared/when.ts'
import { WhenField } from '../shared/when-field.tsx'
import { snooze, snoozeDays } from './commands.ts'

/** `dialog` "Snooze": tomorrow and next week are one tap, any other day in words. */
export default function SnoozeSheet(props: { action: Action; onClose: () => void }) {
  const { book, now, today } = useServices()
  const [when, setWhen] = createSignal(NO_DATE)
  const [tried, setTried] = createSignal(false)
  const { problem, attempt } = createAttempt()
  const days = () => {
    const { tomorrow, nextWeek } = snoozeDays(today())
    return [
      { date: tomorrow, label: words().actions.tomorrow },
      { date: nextWeek, label: words().actions.nextWeek },
    ]
  }

  async function snoozeUntil(date: string) {
    await attempt(async () => {
      const written = await snooze(book, props.action, date)
      offerUndo(written, words().actions.snoozed(day(date, today())))
      props.onClose()
    })
  }

  async function pick() {
    setTried(true)
    const { date } = when().date ? when() : await understand(when().text, now())
    if (date) await snoozeUntil(date)
  }

  return (
    <Sheet
      title={words().actions.snooze}
      onClose={props.onClose}
      onSubmit={pick}
      footer={
        when().text ? (
          <Button variant="main" type="submit">
            {words().actions.snooze}
          </Button>
        ) : undefined
      }
    >
      <p>{props.action.text}</p>
      <Show when={problem()}>
        <Banner tone="red">{problem()}</Banner>
      </Show>
      <Rows label={words().actions.snooze}>
        <For each={days()}>
          {({ date, label }) => (
            <Row title={label} end={day(date, today())} onOpen={() => void snoozeUntil(date)} />
          )}
        </For>
      </Rows>
      <WhenField label={words().actions.pick} value={when()} onInput={setWhen} strict={tried()} />
    </Sheet>
  )
}
