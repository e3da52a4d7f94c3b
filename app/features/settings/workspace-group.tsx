import { createMemo, createSignal, Show } from 'solid-js'
import type { Me } from '../../data/book.ts'
import { live } from '../../data/live.ts'
import { settingsWords } from '../../i18n/settings.ts'
import type { Fields } from '../../model/row.ts'
import { DEFAULT_BUFFER, DEFAULT_CADENCE } from '../../model/workspace.ts'
import { Button } from '../../ui/button.tsx'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { selfIn } from '../shared/people.ts'
import { sentenceOf } from '../shared/save-error.ts'
import { offerUndo } from '../shared/undo.ts'
import { bufferOptions, cadenceOptions, currencyOptions, firstDayOptions } from './choices.ts'
import { saveWorkspace } from './commands.ts'
import './settings-page.css'

/** Settings: what holds for the whole workspace, for admins to say and for all to read. */
export default function WorkspaceGroup() {
  const { book } = useServices()
  const isMine = live(book, ['member'], () => selfIn(book).role === 'admin')
  return (
    <Section title={isAlone(book.me) ? settingsWords().defaults : settingsWords().workspace}>
      <Show when={isMine()} fallback={<AsSaid />}>
        <ToSay />
      </Show>
    </Section>
  )
}

function AsSaid() {
  const { book } = useServices()
  const workspace = live(book, ['workspace'], () => book.workspace())
  const labelOf = (options: { value: string; label: string }[], value: number) =>
    options.find(option => option.value === String(value))?.label
  const buffer = () => workspace().buffer ?? DEFAULT_BUFFER
  const cadence = () => workspace().cadence ?? DEFAULT_CADENCE
  return (
    <>
      <Rows>
        <Row title={settingsWords().workspaceName} end={workspace().name} />
        <Row title={settingsWords().currency} end={workspace().currency ?? settingsWords().noCurrency} />
        <Row title={settingsWords().firstDay} end={labelOf(firstDayOptions(), workspace().firstDay ?? 1)} />
        <Row title={settingsWords().buffer} end={labelOf(bufferOptions(buffer()), buffer())} />
        <Row title={settingsWords().cadence} end={labelOf(cadenceOptions(cadence()), cadence())} />
      </Rows>
      <p class="settings-aside">{settingsWords().onlyAdmins}</p>
    </>
  )
}

function ToSay() {
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
    <div class="settings-fields">
      <Show when={!isAlone(book.me)}>
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
      </Show>
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
  )
}

/** A book that stays on one device has no name: that of the team it may join is its server's. */
const isAlone = (me: Me) => me.server === 'device'
