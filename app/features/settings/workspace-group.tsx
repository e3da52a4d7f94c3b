import { createMemo, createSignal, Show } from 'solid-js'
import { live } from '../../data/live.ts'
import { settingsWords } from '../../i18n/settings.ts'
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
      offerUndo(await saveWorkspace(book, workspace(), patch), settingsWords().saved(label))
      setName(undefined)
    } catch (error) {
      toast({ text: sentenceOf(error) })
    }
  }

  return (
    <Section title={settingsWords().defaults}>
      <div class="settings-fields">
        <form
          class="settings-name"
          onSubmit={event => {
            event.preventDefault()
            void save(settingsWords().workspaceName, { name: name() })
          }}
        >
          <TextField
            label={settingsWords().workspaceName}
            autocomplete="organization"
            value={name() ?? workspace().name ?? ''}
            onInput={setName}
          />
          <Show when={isRenamed()}>
            <Button type="submit" variant="main">
              {settingsWords().save}
            </Button>
          </Show>
        </form>
        <Select
          label={settingsWords().currency}
          hint={settingsWords().currencyHint}
          value={workspace().currency ?? ''}
          options={currencies()}
          onChange={currency => void save(settingsWords().currency, { currency: currency || null })}
        />
        <Select
          label={settingsWords().firstDay}
          value={String(workspace().firstDay ?? 1)}
          options={firstDayOptions()}
          onChange={day => void save(settingsWords().firstDay, { firstDay: Number(day) })}
        />
        <Select
          label={settingsWords().buffer}
          hint={settingsWords().bufferHint}
          value={String(workspace().buffer ?? DEFAULT_BUFFER)}
          options={bufferOptions(workspace().buffer)}
          onChange={days => void save(settingsWords().buffer, { buffer: Number(days) })}
        />
        <Select
          label={settingsWords().cadence}
          hint={settingsWords().cadenceHint}
          value={String(workspace().cadence ?? DEFAULT_CADENCE)}
          options={cadenceOptions(workspace().cadence)}
          onChange={days => void save(settingsWords().cadence, { cadence: Number(days) })}
        />
      </div>
    </Section>
  )
}
