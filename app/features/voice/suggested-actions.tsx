import { createSignal, For, Show } from 'solid-js'
import { voiceWords } from '../../i18n/voice.ts'
import { IconButton } from '../../ui/button.tsx'
import { Check, Close } from '../../ui/icons.ts'
import { useServices } from '../services.ts'
import { inWords } from '../shared/when.ts'
import { type ActionWords, type Decision, type Decisions, isAdded, offered, wordsOf } from './decisions.ts'
import { EditAction } from './edit-action.tsx'
import type { ProposedAction } from './proposals.ts'
import './suggested-actions.css'

/** `list` "Suggested actions": each with its date as it was understood, to be added, edited or dropped. Nothing is made unasked. */
export function SuggestedActions(props: {
  actions: readonly ProposedAction[]
  decisions: Decisions
  onDecide: (key: string, decision: Decision | undefined) => void
}) {
  const [editing, setEditing] = createSignal<string>()
  const shown = () => offered(props.actions, props.decisions)

  function edited(action: ProposedAction, as: ActionWords) {
    setEditing(undefined)
    props.onDecide(action.key, { is: isAdded(action.key, props.decisions) ? 'added' : 'edited', as })
  }

  return (
    <Show when={shown().length}>
      <section class="suggested-actions">
        <h3 class="field-label">{voiceWords().actions}</h3>
        <ul class="suggested-actions-list" aria-label={voiceWords().actions}>
          <For each={shown()}>
            {action => (
              <li class="suggested-action" data-added={isAdded(action.key, props.decisions) || undefined}>
                <Show
                  when={editing() === action.key}
                  fallback={
                    <Suggestion
                      words={wordsOf(action, props.decisions)}
                      added={isAdded(action.key, props.decisions)}
                      onEdit={() => setEditing(action.key)}
                      onDrop={() => props.onDecide(action.key, { is: 'dropped' })}
                      onAdd={added =>
                        props.onDecide(action.key, {
                          is: added ? 'added' : 'edited',
                          as: wordsOf(action, props.decisions),
                        })
                      }
                    />
                  }
                >
                  <EditAction
                    words={wordsOf(action, props.decisions)}
                    onDone={words => edited(action, words)}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

function Suggestion(props: {
  words: ActionWords
  added: boolean
  onEdit: () => void
  onDrop: () => void
  onAdd: (added: boolean) => void
}) {
  const { today } = useServices()
  const say = voiceWords
  const when = () => {
    const { due, time, side } = props.words
    if (!due) return say().noDate
    const date = inWords({ date: due, time }, today())
    return side === 'theirs' ? say().by(date) : date
  }
  return (
    <>
      <button
        class="suggested-action-words"
        type="button"
        aria-label={`${say().edit(props.words.text)}, ${say().sides[props.words.side]}, ${when()}`}
        onClick={() => props.onEdit()}
      >
        <b>{props.words.text}</b>
        <span>
          {say().sides[props.words.side]} · {when()}
        </span>
      </button>
      <IconButton label={say().drop(props.words.text)} icon={Close} onClick={() => props.onDrop()} />
      <button
        class="suggested-action-add"
        type="button"
        aria-pressed={props.added}
        aria-label={say().addOne(props.words.text, props.added)}
        onClick={() => props.onAdd(!props.added)}
      >
        <Show when={props.added} fallback={say().add}>
          <Check size={20} />
          {say().added}
        </Show>
      </button>
    </>
  )
}
