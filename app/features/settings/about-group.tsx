import { words } from '../../i18n/index.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'

/** Settings: what this is. */
export default function AboutGroup() {
  return (
    <Section title={words().settings.about}>
      <Rows>
        <Row
          title={words().common.app}
          detail={words().settings.aboutTend}
          end={words().settings.version(import.meta.env.VERSION)}
        />
      </Rows>
    </Section>
  )
}
