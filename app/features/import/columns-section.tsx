import { For, Show } from 'solid-js'
import { importWords } from '../../i18n/import.ts'
import { samplesOf, saysTheSameEverywhere } from '../../model/import/columns.ts'
import type { Table } from '../../model/import/table.ts'
import { TARGETS } from '../../model/import/target.ts'
import { Section } from '../../ui/section.tsx'
import { Select } from '../../ui/select.tsx'
import type { Import } from './import-state.ts'

/** Every column of a list with its heading, some of its cells, and where it goes. */
export function ColumnsSection(props: { state: Import }) {
  const table = () => {
    const file = props.state.file()
    return file?.kind === 'table' ? file.table : undefined
  }
  const options = () => TARGETS.map(value => ({ value, label: importWords().targets[value] }))

  return (
    <Show when={table()}>
      {of => (
        <Section title={importWords().columns} count={of().headings.length}>
          <p class="import-lead">{importWords().columnsLead}</p>
          <div class="import-columns">
            <For each={of().headings}>
              {(heading, column) => (
                <Select
                  label={heading}
                  value={props.state.targets()[column()]}
                  options={options()}
                  hint={hintOf(of(), column())}
                  onChange={target => props.state.assign(column(), target)}
                />
              )}
            </For>
          </div>
        </Section>
      )}
    </Show>
  )

  function hintOf(of: Table, column: number): string {
    const target = props.state.targets()[column]
    if (target && saysTheSameEverywhere(of, column, target)) return importWords().sameEverywhere
    return samplesOf(of, column).join(' · ') || importWords().emptyColumn
  }
}
