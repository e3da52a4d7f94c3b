import { createSignal, createUniqueId, Show } from 'solid-js'
import { importWords } from '../../i18n/import.ts'
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
      <p>{importWords().lead}</p>
      <Field id={id} label={importWords().file} hint={importWords().drop}>
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
        label={importWords().paste}
        hint={importWords().pasteHint}
        value={pasted()}
        onInput={setPasted}
        multiline
        rows={3}
      />
      <Show when={pasted().trim()}>
        <div>
          <Button onClick={() => void props.state.open(new Blob([pasted()]), importWords().pasted)}>
            {importWords().usePasted}
          </Button>
        </div>
      </Show>
      <Show when={props.state.isReading()}>
        <p role="status">{importWords().reading}</p>
      </Show>
    </div>
  )
}
