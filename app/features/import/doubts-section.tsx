import { createSignal, For, Show } from 'solid-js'
import { importWords } from '../../i18n/import.ts'
import { Button } from '../../ui/button.tsx'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import type { Import } from './import-state.ts'

const SHOWN = 10

/** Rows that a person should look at: left out, kept as text, or odd. */
export function DoubtsSection(props: { state: Import }) {
  const [shown, setShown] = createSignal(SHOWN)
  const doubts = () => props.state.plan()?.doubts ?? []
  return (
    <Show when={doubts().length > 0}>
      <Section title={importWords().doubts} count={doubts().length}>
        <Rows label={importWords().doubts}>
          <For each={doubts().slice(0, shown())}>
            {({ row, why, text }) => (
              <Row title={importWords().row(row)} detail={importWords().doubt(why, text)} />
            )}
          </For>
        </Rows>
        <Show when={doubts().length > shown()}>
          <Button variant="quiet" onClick={() => setShown(count => count + 100)}>
            {importWords().andMore(Math.min(100, doubts().length - shown()))}
          </Button>
        </Show>
      </Section>
    </Show>
  )
}
