import { Show } from 'solid-js'
import { since } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { sentenceOf } from '../../i18n/sync-sentence.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { useServices } from '../services.ts'
import { InstallAdvice } from '../shared/install-advice.tsx'
import { createState } from '../shared/outbox.ts'
import { StorageRows } from '../shared/storage-rows.tsx'

/** Settings: what this device holds and how it stands with its server. */
export default function DeviceGroup() {
  const { connection, now } = useServices()
  const state = createState(connection)
  const last = () => {
    const at = state().last
    return at === undefined ? words().settings.never : since(at, now())
  }
  return (
    <Section title={words().settings.device}>
      <InstallAdvice />
      <Rows>
        <Row
          href="/sync"
          title={words().settings.sync}
          detail={sentenceOf(state(), now())}
          end={
            <Show when={state().is !== 'none'}>
              {words().settings.lastSync} {last()}
            </Show>
          }
        />
        <Row title={words().settings.theme} end={words().settings.themeValue} />
        <Row title={words().settings.language} end={words().settings.languageValue} />
      </Rows>
      <StorageRows />
    </Section>
  )
}
