import { live } from '../../data/live.ts'
import type { Account } from '../../model/account.ts'
import { pulseTrend } from '../../model/summary.ts'
import { Row } from '../../ui/rows.tsx'
import { useServices } from '../services.ts'
import { contactInWords, nextInWords, valueInWords } from './account-words.ts'
import { PulseTrend } from './pulse-trend.tsx'
import { useNow, useSummary } from './queries.ts'

/** One account of the list: name; town, last contact, next action; pulse trend and value. */
export function AccountRow(props: {
  account: Account
  /** In place of the detail: the words by which a search found it. */
  found?: string
}) {
  const { book, now } = useServices()
  const at = useNow()
  const summary = useSummary(() => props.account.id)
  const open = live(book, ['action'], () => book.openActionsOf(props.account.id))
  const detail = () =>
    [props.account.town, contactInWords(props.account, summary(), at()), nextInWords(open(), summary(), at())]
      .filter(Boolean)
      .join(' · ')
  return (
    <Row
      href={`/accounts/${props.account.id}`}
      title={props.account.name}
      detail={props.found ?? detail()}
      end={
        <>
          <PulseTrend pulses={pulseTrend(summary(), now())} />
          {valueInWords(props.account, book)}
        </>
      }
    />
  )
}
