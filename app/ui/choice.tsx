import { createUniqueId, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Icon } from './icon.tsx'

/** One of a few, all in sight: native radio buttons drawn as segments, faces or chips. */
export function Choice<T extends string | number>(props: {
  label: string
  options: readonly { value: T; label: string; icon?: Icon }[]
  value: T | undefined
  onChange: (value: T | undefined) => void
  look?: 'segments' | 'faces' | 'chips'
  /** The chosen one can be tapped again to choose none. */
  optional?: boolean
}) {
  const id = createUniqueId()
  return (
    <div class="choice" role="radiogroup" aria-labelledby={id} data-look={props.look ?? 'segments'}>
      <span class="field-label" id={id}>
        {props.label}
      </span>
      <div class="choice-options">
        <For each={props.options}>
          {option => (
            <label class="choice-option">
              <input
                class="choice-input"
                type="radio"
                name={id}
                checked={option.value === props.value}
                onClick={() => {
                  if (option.value !== props.value) props.onChange(option.value)
                  else if (props.optional) props.onChange(undefined)
                }}
              />
              <Show when={option.icon}>{icon => <Dynamic component={icon()} />}</Show>
              <span>{option.label}</span>
            </label>
          )}
        </For>
      </div>
    </div>
  )
}
