import { For, Show } from 'solid-js'
import { importWords } from '../../i18n/import.ts'
import { peopleOf } from '../../model/import/entry.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import type { Import } from './import-state.ts'
import { describeEntry, yearlyValueOf } from './sentences.ts'

const SHOWN = 5

/** The first accounts as they will be. */
export function PreviewSection(props: { state: Import }) {
  const entries = () => props.state.chosen().map(({ item }) => item.entry)
  const people = () => entries().reduce((sum, entry) => sum + peopleOf(entry).length, 0)
  return (
    <Show when={entries().length > 0}>
      <Section title={`${importWords().preview} · ${importWords().counts(entries().length, people())}`}>
        <Rows label={importWords().preview}>
          <For each={entries().slice(0, SHOWN)}>
            {entry => (
              <Row
                title={String(entry.account.name ?? '')}
                detail={describeEntry(entry)}
                end={yearlyValueOf(entry)}
              />
            )}
          </For>
        </Rows>
        <Show when={entries().length > SHOWN}>
          <p class="import-lead">{importWords().previewMore(entries().length - SHOWN)}</p>
        </Show>
      </Section>
    </Show>
  )
}
