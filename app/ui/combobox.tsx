import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import { Field, notesOf } from './field.tsx'
import { Check, Plus } from './icons.ts'
import { Down } from './more-icons.ts'
import { afterPress, watchPresses } from './press.ts'
import { useKitWords } from './words.ts'

export interface Option {
  id: string
  name: string
  detail?: string
}

const MOST_SHOWN = 50

/**
 * Picks one of many by typing. `find` answers with the best few of however many there are; with `create` the typed name
 * can become a new one. What is typed but not picked, and could mean several, is dropped when the field is left.
 */
export function Combobox<T extends Option>(props: {
  label: string
  value: { id: string; name: string } | undefined
  find: (query: string) => T[]
  onPick: (option: T) => void
  create?: (name: string) => void
  createLabel?: (name: string) => string
  autofocus?: boolean
  error?: string
  hint?: string
}) {
  const id = createUniqueId()
  const words = useKitWords()
  const [typed, setTyped] = createSignal<string>()
  const [open, setOpen] = createSignal(false)
  const [active, setActive] = createSignal(0)
  let input!: HTMLInputElement
  let list: HTMLDivElement | undefined

  const query = () => typed()?.trim() ?? ''
  const found = createMemo(() => (open() ? props.find(query()).slice(0, MOST_SHOWN) : []))
  const creates = () => Boolean(props.create && query() && !found().some(one => same(one.name, query())))
  const count = () => found().length + (creates() ? 1 : 0)

  function show() {
    watchPresses()
    setOpen(true)
    setActive(
      Math.max(
        0,
        found().findIndex(one => !query() && one.id === props.value?.id),
      ),
    )
  }

  function leave() {
    const exact = query() ? found().find(one => same(one.name, query())) : undefined
    const only = query() && found().length === 1 ? found()[0] : undefined
    const meant = exact ?? only
    if (meant) props.onPick(meant)
    // The list takes up room: closed while a button below is being pressed, it would pull that button away.
    afterPress(() => document.activeElement !== input && close())
  }

  function close() {
    setOpen(false)
    setTyped(undefined)
  }

  function pick(index: number) {
    const option = found()[index]
    const name = query()
    if (option) props.onPick(option)
    else if (creates()) props.create?.(name)
    close()
  }

  function move(by: number) {
    if (!open()) return show()
    setActive(index => (index + by + count()) % Math.max(1, count()))
    list?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }

  function press(event: KeyboardEvent) {
    if (event.isComposing) return
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter' && open() && count()) pick(active())
    // Escape closes the list first; pressed again it reaches the sheet.
    else if (event.key === 'Escape' && open()) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const optionId = (index: number) => `${id}-${index}`
  return (
    <Field id={id} label={props.label} hint={props.hint} error={props.error}>
      <div class="combobox">
        <input
          class="text-field"
          id={id}
          ref={input}
          type="text"
          role="combobox"
          autocomplete="off"
          autocapitalize="words"
          spellcheck={false}
          enterkeyhint="done"
          autofocus={props.autofocus}
          aria-autocomplete="list"
          aria-expanded={open()}
          aria-controls={`${id}-list`}
          aria-activedescendant={open() && count() ? optionId(active()) : undefined}
          aria-invalid={Boolean(props.error)}
          aria-describedby={notesOf(id, props)}
          value={typed() ?? props.value?.name ?? ''}
          onInput={event => {
            setTyped(event.currentTarget.value)
            setOpen(true)
            setActive(0)
          }}
          onFocus={event => {
            event.currentTarget.select()
            show()
          }}
          onClick={() => open() || show()}
          onBlur={leave}
          onKeyDown={press}
        />
        <Down size={20} />
        <Show when={open()}>
          <div class="combobox-list" id={`${id}-list`} role="listbox" aria-label={props.label} ref={list}>
            <For each={found()}>
              {(option, index) => (
                <button
                  class="combobox-option"
                  type="button"
                  tabindex="-1"
                  id={optionId(index())}
                  role="option"
                  aria-selected={index() === active()}
                  onPointerDown={keepFocus}
                  onClick={() => pick(index())}
                >
                  <span class="combobox-name">{option.name}</span>
                  <Show when={option.detail}>
                    <span class="combobox-detail">{option.detail}</span>
                  </Show>
                  <Show when={option.id === props.value?.id}>
                    <Check size={20} />
                  </Show>
                </button>
              )}
            </For>
            <Show when={creates()}>
              <button
                class="combobox-option"
                type="button"
                tabindex="-1"
                data-make
                id={optionId(found().length)}
                role="option"
                aria-selected={found().length === active()}
                onPointerDown={keepFocus}
                onClick={() => pick(found().length)}
              >
                <Plus size={20} />
                <span class="combobox-name">{props.createLabel?.(query()) ?? query()}</span>
              </button>
            </Show>
            <Show when={!count()}>
              <p class="combobox-nothing">{words.nothingFound}</p>
            </Show>
          </div>
        </Show>
      </div>
    </Field>
  )
}

/** Pressing an option must not take the focus from the field, or the list would close before the click. */
function keepFocus(event: PointerEvent) {
  event.preventDefault()
}

function same(one: string, other: string): boolean {
  return one.localeCompare(other, undefined, { sensitivity: 'base' }) === 0
}
