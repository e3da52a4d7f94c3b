import { relativeDay } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useServices } from '../services.ts'
import { inWords, isUnclear, understand, type When } from './when.ts'

/** A date in words. What was understood stands below it before anything is saved. */
export function WhenField(props: {
  label: string
  value: When
  onInput: (when: When) => void
  /** `near`: a day may lie behind as well as ahead. */
  lean?: 'ahead' | 'near'
  /** Said in place of what was understood. */
  hint?: string
  /** Ways to write it, shown while it is empty. */
  examples?: string
  placeholder?: string
  autofocus?: boolean
  /** Complain about what was not understood; set once saving was tried or the field was left. */
  strict?: boolean
}) {
  const { now, today } = useServices()
  let typed = ''

  async function read(text: string) {
    typed = text
    props.onInput({ text })
    const when = await understand(text, now(), props.lean)
    if (typed === text) props.onInput(when)
  }

  const understood = () => {
    const { date, time } = props.value
    if (date === undefined) return undefined
    const said = inWords({ date, time }, today())
    return said === props.value.text ? relativeDay(date, today()) : said
  }

  return (
    <TextField
      label={props.label}
      value={props.value.text}
      onInput={text => void read(text)}
      autocomplete="off"
      placeholder={props.placeholder}
      autofocus={props.autofocus}
      hint={props.hint ?? understood() ?? props.examples ?? words().forms.dateExamples}
      error={props.strict && isUnclear(props.value) ? words().forms.dateUnclear : undefined}
    />
  )
}
