import { createSignal } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { voiceWords } from '../../i18n/voice.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { useServices } from '../services.ts'
import { NextActionFields } from '../shared/next-action-fields.tsx'
import { isUnclear, settle, type When, whenOf } from '../shared/when.ts'
import type { ActionWords } from './decisions.ts'

/** A proposed action while its words, its date or whose it is are put right. */
export function EditAction(props: { words: ActionWords; onDone: (words: ActionWords) => void }) {
  const { now, today } = useServices()
  const [text, setText] = createSignal(props.words.text)
  const [due, setDue] = createSignal<When>(whenOf(props.words.due, props.words.time, today()))
  const [side, setSide] = createSignal(props.words.side)
  const [tried, setTried] = createSignal(false)

  async function done() {
    setTried(true)
    const settled = await settle(text(), due(), now(), today())
    if (!settled.text || isUnclear(settled.due)) return
    const { date, time } = settled.due
    props.onDone({ text: settled.text, side: side(), ...(date && { due: date }), ...(time && { time }) })
  }

  return (
    <div
      class="edit-action"
      role="group"
      aria-label={voiceWords().edit(props.words.text)}
      onKeyDown={event => {
        // Enter would save the whole note.
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        void done()
      }}
    >
      <NextActionFields
        text={text()}
        due={due()}
        onText={setText}
        onDue={setDue}
        error={tried() && !text().trim() ? words().actions.empty : undefined}
        strict={tried()}
      />
      <Choice
        label={words().actions.whose}
        options={(['ours', 'theirs'] as const).map(value => ({ value, label: words().actions.sides[value] }))}
        value={side()}
        onChange={chosen => chosen && setSide(chosen)}
      />
      <div class="edit-action-done">
        <Button onClick={() => void done()}>{voiceWords().done}</Button>
      </div>
    </div>
  )
}
