import { createMemo, createSignal, For, Show } from 'solid-js'
import { number } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { LONGEST_TEXT } from '../../model/field.ts'
import { fold } from '../../model/fold.ts'
import { itemsOf } from '../../model/row.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useServices } from '../services.ts'
import { type OpenMark, openMark } from './marks.ts'
import { NewActions } from './new-actions.tsx'
import './note-editor.css'

const NEARLY_FULL = 0.9
const MOST_SUGGESTED = 6

interface Suggestion {
  id: string
  name: string
}

/** `textbox` "Note", with what `@` and `#` could mean offered below it, and the next actions its lines will make. */
export function NoteEditor(props: {
  account: string | undefined
  body: string
  onInput: (body: string) => void
  onPerson: (contact: string) => void
  autofocus?: boolean
  error?: string
}) {
  const { book } = useServices()
  const [mark, setMark] = createSignal<OpenMark>()
  let input: HTMLTextAreaElement | undefined

  const suggestions = createMemo(() => {
    const open = mark()
    if (!open) return []
    const asked = fold(open.query)
    return (open.mark === '@' ? people() : tags())
      .filter(one => fold(one.name).includes(asked) && one.name !== open.query)
      .slice(0, MOST_SUGGESTED)
  })

  function people(): Suggestion[] {
    const known = props.account ? book.contactsOf(props.account) : []
    return known.filter(one => !one.left).map(({ id, name }) => ({ id, name: name ?? '' }))
  }

  /** Tags in use that can be written in a text, where a space ends a tag. */
  function tags(): Suggestion[] {
    const known = new Set(book.accounts().flatMap(account => itemsOf(account, 'tag')))
    return [...known].filter(tag => !/\s/.test(tag)).map(tag => ({ id: tag, name: tag }))
  }

  function type(body: string) {
    props.onInput(body)
    setMark(input && openMark(body, input.selectionStart))
  }

  function take(open: OpenMark, chosen: Suggestion) {
    if (!input) return
    input.setRangeText(`${open.mark}${chosen.name} `, open.from, input.selectionStart, 'end')
    input.focus()
    setMark(undefined)
    props.onInput(input.value)
    if (open.mark === '@') props.onPerson(chosen.id)
  }

  function leave(event: FocusEvent & { currentTarget: HTMLElement }) {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setMark(undefined)
  }

  const size = () => {
    const left = LONGEST_TEXT - props.body.length
    if (left < 0) return { error: words().notes.tooLong(number(-left)) }
    return left < LONGEST_TEXT * (1 - NEARLY_FULL) ? { hint: words().notes.nearlyFull(number(left)) } : {}
  }

  return (
    <div class="note-editor" onFocusOut={leave}>
      <TextField
        label={words().notes.title}
        value={props.body}
        onInput={type}
        placeholder={words().notes.placeholder}
        multiline
        rows={8}
        autofocus={props.autofocus}
        hint={size().hint}
        error={size().error ?? props.error}
        ref={element => {
          input = element as HTMLTextAreaElement
        }}
      />
      <Show when={suggestions().length ? mark() : undefined}>
        {open => (
          <div class="note-editor-suggestions" role="group" aria-label={words().notes.suggestions}>
            <For each={suggestions()}>
              {one => (
                // Pressing must not take the focus: the keyboard would close under the thumb.
                <button
                  class="chip"
                  type="button"
                  onPointerDown={event => event.preventDefault()}
                  onClick={() => take(open(), one)}
                >
                  {open().mark}
                  {one.name}
                </button>
              )}
            </For>
          </div>
        )}
      </Show>
      <NewActions body={props.body} />
    </div>
  )
}
