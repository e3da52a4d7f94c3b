import { since } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { sentenceOf } from '../../i18n/sync-sentence.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { useServices } from '../services.ts'
import { InstallAdvice } from '../shared/install-advice.tsx'
import { createState } from '../shared/outbox.ts'
import { createDeviceStorage, KeepButton, StorageRows } from '../shared/storage-rows.tsx'
import './settings-page.css'

/** Settings: what this device holds and how it stands with its server. */
export default function DeviceGroup() {
  const { connection, now } = useServices()
  const state = createState(connection)
  const storage = createDeviceStorage()
  /** Where the sentence does not say it already. */
  const last = () => {
    const { is, last } = state()
    if (is === 'none' || is === 'synced') return undefined
    return words().settings.lastSync(last === undefined ? words().settings.never : since(last, now()))
  }
  return (
    <Section title={words().settings.device}>
      <InstallAdvice />
      <Rows>
        <Row href="/sync" title={words().settings.sync} detail={sentenceOf(state(), now())} end={last()} />
        <StorageRows storage={storage} />
        <Row title={words().settings.theme} end={words().settings.themeValue} />
        <Row title={words().settings.language} end={words().settings.languageValue} />
      </Rows>
      <div class="settings-ways">
        <KeepButton storage={storage} />
      </div>
    </Section>
  )
}
