import { createMemo, createSignal, For, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { voiceWords } from '../../i18n/voice.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Check, Close } from '../../ui/icons.ts'
import { useServices } from '../services.ts'
import { inWords } from '../shared/when.ts'
import {
  type ActionWords,
  add,
  type Decision,
  type Decisions,
  decide,
  isAdded,
  offered,
  reword,
  wordsOf,
} from './decisions.ts'
import { EditAction } from './edit-action.tsx'
import type { ProposedAction } from './proposals.ts'
import './suggested-actions.css'

/** `list` "Suggested actions": each with its date as it was understood, to be added, edited or dropped. Nothing is made unasked. */
export function SuggestedActions(props: {
  actions: readonly ProposedAction[]
  decisions: Decisions
  /** All decisions as they are now, and the key of the one that has changed. */
  onDecide: (decisions: Decisions, key: string) => void
  /** Says here what was dropped and how to have it back: over a sheet nothing else could. */
  undoHere?: boolean
}) {
  const [editing, setEditing] = createSignal<string>()
  const [dropped, setDropped] = createSignal<{ key: string; text: string; before: Decision | undefined }>()
  const shown = createMemo(() => offered(props.actions, props.decisions))
  // By key, so that a row that is being edited stays while the text goes on.
  const keys = () => shown().map(({ key }) => key)
  const shownOne = (key: string) => shown().find(action => action.key === key)
  const droppedStill = () => {
    const one = dropped()
    return props.undoHere && one && props.decisions[one.key]?.is === 'dropped' ? one : undefined
  }

  function edited(key: string, as: ActionWords) {
    setEditing(undefined)
    props.onDecide(reword(props.decisions, key, as), key)
  }

  function drop(action: ProposedAction) {
    const { text } = wordsOf(action, props.decisions)
    setDropped({ key: action.key, text, before: props.decisions[action.key] })
    props.onDecide(decide(props.decisions, action.key, { is: 'dropped' }), action.key)
  }

  return (
    <Show when={shown().length || droppedStill()}>
      <section class="suggested-actions">
        <h3 class="field-label">{voiceWords().actions}</h3>
        <Show when={shown().length}>
          <ul class="suggested-actions-list" aria-label={voiceWords().actions}>
            <For each={keys()}>
              {key => (
                <Show when={shownOne(key)}>
                  {action => (
                    <li class="suggested-action" data-added={isAdded(key, props.decisions) || undefined}>
                      <Show
                        when={editing() === key}
                        fallback={
                          <Suggestion
                            words={wordsOf(action(), props.decisions)}
                            added={isAdded(key, props.decisions)}
                            onEdit={() => setEditing(key)}
                            onDrop={() => drop(action())}
                            onAdd={added => props.onDecide(add(props.decisions, action(), added), key)}
                          />
                        }
                      >
                        <EditAction
                          words={wordsOf(action(), props.decisions)}
                          onDone={as => edited(key, as)}
                        />
                      </Show>
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ul>
        </Show>
        <Show when={droppedStill()}>
          {one => (
            <p class="suggested-actions-dropped" role="status">
              <span>{voiceWords().dropped(one().text)}</span>
              <Button
                variant="quiet"
                onClick={() => props.onDecide(decide(props.decisions, one().key, one().before), one().key)}
              >
                {words().common.undo}
              </Button>
            </p>
          )}
        </Show>
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
