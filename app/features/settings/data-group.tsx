import { words } from '../../i18n/index.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'

/** Settings: the ways in and out for a whole book. */
export default function DataGroup() {
  return (
    <Section title={words().settings.data}>
      <Rows>
        <Row
          href="/settings/import"
          title={words().settings.importLink}
          detail={words().settings.importHint}
        />
        <Row
          href="/settings/export"
          title={words().settings.exportLink}
          detail={words().settings.exportHint}
        />
      </Rows>
    </Section>
  )
}
