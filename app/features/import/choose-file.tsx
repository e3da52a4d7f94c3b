import { createSignal, createUniqueId, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Import } from './import-state.ts'

/** The beginning: a file chosen, or dropped onto the field as browsers allow; or rows pasted. */
export function ChooseFile(props: { state: Import }) {
  const id = createUniqueId()
  const [pasted, setPasted] = createSignal('')

  return (
    <div class="import-choose">
      <p>{words().import.lead}</p>
      <Field id={id} label={words().import.file} hint={words().import.drop}>
        <input
          class="import-file"
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,.json,text/csv,text/plain,application/json"
          aria-describedby={`${id}-hint`}
          onChange={event => {
            const file = event.currentTarget.files?.[0]
            if (file) void props.state.open(file, file.name)
          }}
        />
      </Field>
      <TextField
        label={words().import.paste}
        hint={words().import.pasteHint}
        value={pasted()}
        onInput={setPasted}
        multiline
        rows={3}
      />
      <Show when={pasted().trim()}>
        <div>
          <Button onClick={() => void props.state.open(new Blob([pasted()]), words().import.pasted)}>
            {words().import.usePasted}
          </Button>
        </div>
      </Show>
      <Show when={props.state.isReading()}>
        <p role="status">{words().import.reading}</p>
      </Show>
    </div>
  )
}
