import { since } from '../../i18n/format.ts'
import { settingsWords } from '../../i18n/settings.ts'
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
  const { connection, deviceNow } = useServices()
  const state = createState(connection)
  const storage = createDeviceStorage()
  /** Where the sentence does not say it already. */
  const last = () => {
    const { is, last } = state()
    if (is === 'none' || is === 'synced') return undefined
    return settingsWords().lastSync(last === undefined ? settingsWords().never : since(last, deviceNow()))
  }
  return (
    <Section title={settingsWords().device}>
      <InstallAdvice />
      <Rows>
        <Row
          href="/sync"
          title={settingsWords().sync}
          detail={sentenceOf(state(), deviceNow())}
          end={last()}
        />
        <StorageRows storage={storage} />
        <Row title={settingsWords().theme} end={settingsWords().themeValue} />
        <Row title={settingsWords().language} end={settingsWords().languageValue} />
      </Rows>
      <div class="settings-ways">
        <KeepButton storage={storage} />
      </div>
    </Section>
  )
}
