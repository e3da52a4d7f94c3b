import { createSignal, For, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
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
      <Section title={words().import.doubts} count={doubts().length}>
        <Rows label={words().import.doubts}>
          <For each={doubts().slice(0, shown())}>
            {({ row, why, text }) => (
              <Row title={words().import.row(row)} detail={words().import.doubt(why, text)} />
            )}
          </For>
        </Rows>
        <Show when={doubts().length > shown()}>
          <Button variant="quiet" onClick={() => setShown(count => count + 100)}>
            {words().import.andMore(Math.min(100, doubts().length - shown()))}
          </Button>
        </Show>
      </Section>
    </Show>
  )
}
