import { createMemo, createSignal, For, Show } from 'solid-js'
import { importWords } from '../../i18n/import.ts'
import { CHOICES, type Choice } from '../../model/import/edits.ts'
import { choicesFor, type Item } from '../../model/import/plan.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { Select } from '../../ui/select.tsx'
import type { Import } from './import-state.ts'
import { describeMatch } from './sentences.ts'

const SHOWN = 6

/** Accounts of the file that are perhaps there already: for each, and for all, what to do. */
export function DuplicatesSection(props: { state: Import }) {
  const [shown, setShown] = createSignal(SHOWN)
  const items = () => props.state.duplicates()
  const common = createMemo(() => {
    const choices = new Set(items().map(props.state.choiceOf))
    return choices.size === 1 ? [...choices][0] : undefined
  })
  const forAll = () => [
    ...(common() ? [] : [{ value: 'mixed' as const, label: importWords().oneByOne }]),
    ...CHOICES.map(optionOf),
  ]

  return (
    <Show when={items().length > 0}>
      <Section title={importWords().duplicates} count={items().length}>
        <p class="import-lead">{importWords().duplicatesLead}</p>
        <Show when={items().length > 1}>
          <div class="import-all">
            <Select<Choice | 'mixed'>
              label={importWords().forAll}
              value={common() ?? 'mixed'}
              options={forAll()}
              onChange={choice => choice !== 'mixed' && props.state.chooseAll(choice)}
            />
          </div>
        </Show>
        <div class="import-columns">
          <For each={items().slice(0, shown())}>
            {item => (
              <Select
                label={nameOf(item)}
                value={props.state.choiceOf(item)}
                options={choicesFor(item.match!).map(optionOf)}
                hint={describeMatch(item)}
                onChange={choice => props.state.choose(item, choice)}
              />
            )}
          </For>
        </div>
        <Show when={items().length > shown()}>
          <Button variant="quiet" onClick={() => setShown(count => count + 100)}>
            {importWords().andMore(Math.min(100, items().length - shown()))}
          </Button>
        </Show>
      </Section>
    </Show>
  )
}

function optionOf(value: Choice) {
  return { value, label: importWords().choices[value] }
}

function nameOf({ entry, match }: Item): string {
  return String(entry.account.name ?? match?.account?.name ?? '')
}
