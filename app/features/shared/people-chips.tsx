import { For, Show } from 'solid-js'
import { live } from '../../data/live.ts'
import { Chip } from '../../ui/chip.tsx'
import { useServices } from '../services.ts'
import './people-chips.css'

/** Who of the account's people was there; nothing where none is known. */
export function PeopleChips(props: {
  label: string
  account: string | undefined
  /** Ids of the contacts who were. */
  value: string[]
  onChange: (value: string[]) => void
}) {
  const { book } = useServices()
  const contacts = live(book, ['contact'], () => (props.account ? book.contactsOf(props.account) : []))
  const people = () => contacts().filter(one => !one.left || props.value.includes(one.id))

  function toggle(id: string) {
    const { value } = props
    props.onChange(value.includes(id) ? value.filter(one => one !== id) : [...value, id])
  }

  return (
    <Show when={people().length}>
      <fieldset class="people-chips">
        <legend class="field-label">{props.label}</legend>
        <For each={people()}>
          {one => (
            <Chip
              label={one.name ?? ''}
              pressed={props.value.includes(one.id)}
              onClick={() => toggle(one.id)}
            />
          )}
        </For>
      </fieldset>
    </Show>
  )
}
