import { createSignal, For, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { voiceWords } from '../../i18n/voice.ts'
import type { Attachment } from '../../model/attachment.ts'
import { LONGEST_TEXT } from '../../model/field.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Pencil } from '../../ui/more-icons.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useServices } from '../services.ts'
import { rowOf } from '../shared/attachments.ts'
import { createForm } from '../shared/draft.ts'
import { sentenceOf } from '../shared/save-error.ts'
import { savedOn } from '../shared/saved-on.ts'
import { offerUndo } from '../shared/undo.ts'
import { editTranscript } from './commands.ts'
import './transcript-part.css'

/** A recording's words: read, heard from a sentence on where the engine said when it was spoken, and put right. */
export function TranscriptPart(props: {
  recording: Attachment
  isEdited: boolean
  onHear: (seconds: number) => void
}) {
  const { book } = useServices()
  const fresh = { words: props.recording.transcript ?? '' }
  const form = createForm(book, `transcript/${props.recording.id}`, fresh, rowOf(props.recording))
  const [editing, setEditing] = createSignal(false)
  const [error, setError] = createSignal<string>()
  const say = voiceWords
  const text = () => props.recording.transcript?.trim() ?? ''
  const segments = () => (props.isEdited ? undefined : props.recording.words?.segments)

  // Words left half-put-right are shown again where they were left.
  void form.ready.then(() => form.isRestored() && setEditing(true))

  function edit() {
    if (!form.isTyped()) form.refill({ words: props.recording.transcript ?? '' }, rowOf(props.recording))
    setEditing(true)
  }

  async function save() {
    setError(undefined)
    if (form.values.words.length > LONGEST_TEXT) return
    try {
      const { words } = form.values
      const seen = form.seen() ?? rowOf(props.recording)
      const written = await editTranscript(book, seen as unknown as Attachment, words)
      const saved = savedOn(seen, { transcript: words, edited: true }, written)
      offerUndo(written, say().savedWords)
      form.follow({ words }, saved)
      // What was typed while the words were being saved is still to be saved.
      if (form.isTyped()) return form.keepNow()
      await form.drop()
      setEditing(false)
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }

  function cancel() {
    form.startAfresh()
    setEditing(false)
  }

  return (
    <Show
      when={editing()}
      fallback={
        <div class="transcript-part">
          <Show when={text()}>
            <p class="transcript-part-head">
              <b>{say().transcript}</b> · {props.isEdited ? say().edited : say().machine}
              <Show when={segments()?.length}> · {say().tapToHear}</Show>
            </p>
            <p class="transcript-part-words">
              <Show when={segments()?.length ? segments() : undefined} fallback={text()}>
                {said => (
                  <For each={said()}>
                    {({ from, text }) => (
                      <>
                        <button
                          class="transcript-part-sentence"
                          type="button"
                          aria-description={say().hear(text.trim())}
                          onClick={() => props.onHear(from)}
                        >
                          {text.trim()}
                        </button>{' '}
                      </>
                    )}
                  </For>
                )}
              </Show>
            </p>
          </Show>
          <Button variant="quiet" icon={Pencil} onClick={edit}>
            {text() ? say().editWords : say().typeWords}
          </Button>
        </div>
      }
    >
      <div class="transcript-part">
        <Show when={error()}>
          <Banner tone="red">{error()}</Banner>
        </Show>
        <TextField
          label={say().transcript}
          value={form.values.words}
          onInput={typed => form.set({ words: typed })}
          multiline
          rows={3}
        />
        <div class="transcript-part-ways">
          <Button onClick={cancel}>{words().common.cancel}</Button>
          <Button variant="main" onClick={() => void save()}>
            {say().save}
          </Button>
        </div>
      </div>
    </Show>
  )
}
