import { Show } from 'solid-js'
import { voiceWords } from '../../i18n/voice.ts'
import { Choice } from '../../ui/choice.tsx'
import { useServices } from '../services.ts'
import { LANGUAGES, spokenLanguage, voiceChoices } from './choices.ts'
import './spoken-language.css'

/** Which language is spoken, where there is more than one: it is heard, and its next actions are found, by it. */
export function SpokenLanguage() {
  const { book } = useServices()
  const choices = voiceChoices(book)
  return (
    <Show when={LANGUAGES.length > 1}>
      <div class="spoken-language">
        <Choice
          label={voiceWords().settings.language}
          look="chips"
          options={LANGUAGES.map(value => ({ value, label: voiceWords().settings.languages[value] }))}
          value={LANGUAGES.find(one => one === spokenLanguage(choices.value()))}
          onChange={language => void choices.change(before => ({ ...before, language }))}
        />
      </div>
    </Show>
  )
}
