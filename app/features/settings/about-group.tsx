import { words } from '../../i18n/index.ts'
import { settingsWords } from '../../i18n/settings.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'

/** Settings: what this is. */
export default function AboutGroup() {
  return (
    <Section title={settingsWords().about}>
      <Rows>
        <Row
          title={words().common.app}
          detail={settingsWords().aboutTend}
          end={settingsWords().version(import.meta.env.VERSION)}
        />
      </Rows>
    </Section>
  )
}
