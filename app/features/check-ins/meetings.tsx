import { For, Show } from 'solid-js'
import { timeOfDay } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { useServices } from '../services.ts'
import { usePlannedToday } from './queries.ts'

/** On Today: visits and meetings planned for the day; opening one leads to its account's brief. */
export function Meetings() {
  const { book } = useServices()
  const planned = usePlannedToday()
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
              />
            )}
          </For>
        </Rows>
      </Section>
    </Show>
  )
}
