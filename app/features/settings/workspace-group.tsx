import { createMemo, createSignal, Show } from 'solid-js'
import { live } from '../../data/live.ts'
import { words } from '../../i18n/index.ts'
import type { Fields } from '../../model/row.ts'
import { DEFAULT_BUFFER, DEFAULT_CADENCE } from '../../model/workspace.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { sentenceOf } from '../shared/save-error.ts'
import { offerUndo } from '../shared/undo.ts'
import { bufferOptions, cadenceOptions, currencyOptions, firstDayOptions } from './choices.ts'
import { saveWorkspace } from './commands.ts'
import './settings-page.css'

/** Settings: what holds for the whole workspace. */
export default function WorkspaceGroup() {
  const { book } = useServices()
  const workspace = live(book, ['workspace'], () => book.workspace())
  const [name, setName] = createSignal<string>()
  const currencies = createMemo(() => currencyOptions(workspace().currency))
  const isRenamed = () => name() !== undefined && name()?.trim() !== workspace().name

  async function save(label: string, patch: Fields) {
    try {
      offerUndo(await saveWorkspace(book, workspace(), patch), words().settings.saved(label))
      setName(undefined)
    } catch (error) {
      toast({ text: sentenceOf(error) })
    }
  }

  return (
    <Section title={words().settings.defaults}>
      <div class="settings-fields">
        <form
          class="settings-name"
          onSubmit={event => {
            event.preventDefault()
            void save(words().settings.workspaceName, { name: name() })
          }}
        >
          <TextField
            label={words().settings.workspaceName}
            autocomplete="organization"
            value={name() ?? workspace().name ?? ''}
            onInput={setName}
          />
          <Show when={isRenamed()}>
            <Button type="submit" variant="main">
              {words().settings.save}
            </Button>
          </Show>
        </form>
        <Select
          label={words().settings.currency}
          hint={words().settings.currencyHint}
          value={workspace().currency ?? ''}
          options={currencies()}
          onChange={currency => void save(words().settings.currency, { currency: currency || null })}
        />
        <Select
          label={words().settings.firstDay}
          value={String(workspace().firstDay ?? 1)}
          options={firstDayOptions()}
          onChange={day => void save(words().settings.firstDay, { firstDay: Number(day) })}
        />
        <Select
          label={words().settings.buffer}
          hint={words().settings.bufferHint}
          value={String(workspace().buffer ?? DEFAULT_BUFFER)}
          options={bufferOptions(workspace().buffer)}
          onChange={days => void save(words().settings.buffer, { buffer: Number(days) })}
        />
        <Select
          label={words().settings.cadence}
          hint={words().settings.cadenceHint}
          value={String(workspace().cadence ?? DEFAULT_CADENCE)}
          options={cadenceOptions(workspace().cadence)}
          onChange={days => void save(words().settings.cadence, { cadence: Number(days) })}
        />
      </div>
    </Section>
  )
}
