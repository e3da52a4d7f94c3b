import { Show } from 'solid-js'
import { live } from '../../data/live.ts'
import type { Account } from '../../model/account.ts'
import { pulseTrend } from '../../model/summary.ts'
import { Row } from '../../ui/rows.tsx'
import { useServices } from '../services.ts'
import './account-row.css'
import { contactInWords, nearnessInWords, nextInWords, valueInWords } from './account-words.ts'
import { view } from './list-view.ts'
import { PulseTrend } from './pulse-trend.tsx'
import { useNow, useSummary } from './queries.ts'

/** One account of the list: name; town, last contact, next action; pulse trend and value. */
export function AccountRow(props: {
  account: Account
  current: boolean
  /** In place of the detail: the words by which a search found it. */
  found?: string
}) {
  const { book, lastPlace, now } = useServices()
  const at = useNow()
  const summary = useSummary(() => props.account.id)
  const open = live(book, ['action'], () => book.openActionsOf(props.account.id))
  const detail = () =>
    [
      props.account.town,
      nearnessInWords(props.account, lastPlace(), view.sort === 'nearest'),
      contactInWords(props.account, summary(), at()),
      nextInWords(open(), summary(), at()),
    ]
      .filter(Boolean)
      .join(' · ')
  const pulses = () => pulseTrend(summary(), now())
  const value = () => valueInWords(props.account, book)
  return (
    <Row
      href={`/accounts/${props.account.id}`}
      current={props.current}
      title={props.account.name}
      detail={props.found ?? detail()}
      end={
        <Show when={pulses().length > 0 || value()}>
          <span class="account-row-end">
            <PulseTrend pulses={pulses()} />
            <Show when={pulses().length > 0 && value()}>
              <span class="unseen">, </span>
            </Show>
            <span class="account-row-value">{value()}</span>
          </span>
        </Show>
      }
    />
  )
}
