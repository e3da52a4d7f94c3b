import { Show } from 'solid-js'
import { day, relativeDay } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { daysToRenewal, HORIZONS } from '../../model/renewal.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { useServices } from '../services.ts'
import { valueInWords } from './account-words.ts'
import { useAccount } from './queries.ts'

/** In the brief: when the contract renews and what it is worth; nothing without a renewal date. */
export default function RenewalSection(props: { account: string }) {
  const { book, today } = useServices()
  const account = useAccount(() => props.account)
  const daysLeft = () => {
    const shown = account()
    return shown && daysToRenewal(shown, today())
  }
  const isNear = () => (daysLeft() ?? Number.POSITIVE_INFINITY) <= HORIZONS[0]
  return (
    <Show when={account()?.renewal}>
      {date => (
        <Section title={words().accounts.renewal}>
          <Rows>
            <Row
              title={words().accounts[daysLeft()! < 0 ? 'renewedOn' : 'renewsOn'](day(date(), today()))}
              detail={valueInWords(account()!, book)}
              end={<span data-care={isNear() ? 'amber' : undefined}>{relativeDay(date(), today())}</span>}
            />
          </Rows>
        </Section>
      )}
    </Show>
  )
}
