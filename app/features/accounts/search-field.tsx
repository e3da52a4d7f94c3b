import { Search } from '../../ui/icons.ts'
import './search-field.css'

/** One field that finds as one types. */
export function SearchField(props: {
  label: string
  value: string
  onInput: (value: string) => void
  onFocus?: () => void
}) {
  return (
    <div class="search-field">
      <Search size={22} />
      <input
        class="text-field"
        type="search"
        aria-label={props.label}
        placeholder={props.label}
        value={props.value}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        enterkeyhint="search"
        onFocus={() => props.onFocus?.()}
        onInput={event => props.onInput(event.currentTarget.value)}
      />
    </div>
  )
}
