import { settingsWords } from '../../i18n/settings.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { HandedInRow } from '../shared/handed-in-row.tsx'

/** Settings: the ways in and out for a whole book, and to what members could not send any more. */
export default function DataGroup() {
  return (
    <Section title={settingsWords().data}>
      <Rows>
        <Row href="/settings/import" title={settingsWords().importLink} detail={settingsWords().importHint} />
        <Row href="/settings/export" title={settingsWords().exportLink} detail={settingsWords().exportHint} />
      </Rows>
      <HandedInRow always />
    </Section>
  )
}
