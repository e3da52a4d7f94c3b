import { For, Show } from 'solid-js'
import { timeOfDay } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { useServices } from '../services.ts'
import { usePlannedToday } from './queries.ts'

/** On Today: visits and meetings planned for the day; each leads to its account's brief, and is checked in when it takes place. */
export function Meetings() {
  const { book, capture } = useServices()
  const planned = usePlannedToday()
  const arrive = (account: string, id: string) => capture('check-in', { id, account, arrived: 'now' })
  return (
    <Show when={planned().length}>
      <Section title={words().checkIns.meetings} count={planned().length}>
        <Rows label={words().checkIns.meetings}>
          <For each={planned()}>
            {({ account, touch }) => (
              <Row
                title={book.account(account)?.name ?? ''}
                detail={[words().checkIns.kinds[touch.kind], book.account(account)?.town]
                  .filter(Boolean)
                  .join(' · ')}
                end={timeOfDay(touch.at)}
                href={`/accounts/${account}`}
                trail={
                  <Button variant="quiet" onClick={() => arrive(account, touch.id)}>
                    {words().checkIns.checkIn}
                  </Button>
                }
              />
            )}
          </For>
        </Rows>
      </Section>
    </Show>
  )
}
