import { settingsWords } from '../../i18n/settings.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'

/** Settings: the ways in and out for a whole book. */
export default function DataGroup() {
  return (
    <Section title={settingsWords().data}>
      <Rows>
        <Row href="/settings/import" title={settingsWords().importLink} detail={settingsWords().importHint} />
        <Row href="/settings/export" title={settingsWords().exportLink} detail={settingsWords().exportHint} />
      </Rows>
    </Section>
  )
}
