import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { Attention } from '../../data/connection.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { labelOf } from '../shared/describe-change.ts'
import { FormProblem } from '../shared/form-problem.tsx'
import { editedPatch, editFields } from './edit-fields.ts'

type Errors = Record<string, string | undefined>

/** The fields of a refused change, to be put right and sent again. */
export function EditRefused(props: { item: Attention; onClose: () => void }) {
  const { connection } = useServices()
  const fields = editFields(props.item.changes)
  const [typed, setTyped] = createStore(Object.fromEntries(fields.map(({ field, value }) => [field, value])))
  const [errors, setErrors] = createSignal<Errors>({})
  const [problem, setProblem] = createSignal<string>()

  async function send() {
    const edited = editedPatch(props.item.changes, typed)
    if ('problems' in edited) {
      const say = syncPageWords().problem
      setErrors(Object.fromEntries(Object.entries(edited.problems).map(([field, why]) => [field, say[why]])))
      const elsewhere = Object.keys(edited.problems).filter(
        field => !fields.some(shown => shown.field === field),
      )
      setProblem(elsewhere.length ? syncPageWords().notHere(elsewhere.map(labelOf)) : undefined)
      return
    }
    try {
      if (!(await connection.tryAgain(props.item.id, edited.patch)))
        return void setProblem(syncPageWords().settledMeanwhile)
      toast({ text: syncPageWords().triedAgain })
      props.onClose()
    } catch {
      setProblem(syncPageWords().tryFailed)
    }
  }

  return (
    <Sheet
      title={syncPageWords().editTitle}
      onClose={props.onClose}
      onSubmit={send}
      footer={
        <Show when={fields.length}>
          <Button type="submit" variant="main">
            {syncPageWords().save}
          </Button>
        </Show>
      }
    >
      <div class="sync-page-edit">
        <For each={fields} fallback={<p>{syncPageWords().noFields}</p>}>
          {({ field, kind }) => (
            <TextField
              label={labelOf(field)}
              type={kind === 'date' ? 'date' : 'text'}
              inputmode={kind === 'number' ? 'decimal' : undefined}
              multiline={kind === 'text'}
              rows={6}
              value={typed[field] ?? ''}
              onInput={value => setTyped(field, value)}
              error={errors()[field]}
            />
          )}
        </For>
        <FormProblem sentence={problem()} />
      </div>
    </Sheet>
  )
}
