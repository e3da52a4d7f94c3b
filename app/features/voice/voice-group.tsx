import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import type { Hears } from '../../data/dictation.ts'
import { bytes } from '../../i18n/format.ts'
import { voiceWords } from '../../i18n/voice.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useServices } from '../services.ts'
import { createState } from '../shared/outbox.ts'
import { LANGUAGES, spokenLanguage, voiceChoices } from './choices.ts'
import { ConsentSheet } from './consent-sheet.tsx'
import { dictation } from './create-dictated.ts'
import { createSpeech, speechInWords } from './speech.ts'
import './voice-group.css'

/** Settings: what becomes of what one says, and what of it leaves this device. */
export function VoiceGroup() {
  const services = useServices()
  const { book, connection } = services
  const sync = createState(connection)
  const choices = voiceChoices(book)
  const answer = createSpeech(services)
  const speech = () => speechInWords(answer())
  const [hears, setHears] = createSignal<Hears>()
  const [asking, setAsking] = createSignal(false)
  const say = () => voiceWords().settings
  const isServed = () => sync().is !== 'none'

  onMount(async () => {
    await choices.ready
    setHears(await dictation.hears(spokenLanguage(choices.value())))
  })

  function choose(on: boolean) {
    if (on && hears() === 'away' && !choices.value().agreed) return setAsking(true)
    void choices.change(before => ({ ...before, dictation: on, agreed: on && before.agreed }))
  }

  function agree() {
    setAsking(false)
    void choices.change(before => ({ ...before, dictation: true, agreed: true }))
  }

  return (
    <Section title={say().title}>
      <Rows>
        <Row
          title={say().engine}
          detail={isServed() ? speech().detail : say().device}
          end={isServed() && speech().name}
        />
        <HeldRow isServed={isServed()} />
      </Rows>
      <div class="voice-group">
        <Select
          label={say().language}
          hint={say().languageHint}
          value={choices.value().language ?? 'same'}
          options={(['same', ...LANGUAGES] as const).map(value => ({ value, label: say().languages[value] }))}
          onChange={value =>
            void choices.change(before => ({ ...before, language: value === 'same' ? undefined : value }))
          }
        />
        <Show when={hears()} fallback={null}>
          {where => (
            <Show when={where() !== 'nowhere'} fallback={<p class="field-hint">{say().dictationNowhere}</p>}>
              <Switch
                label={say().dictation}
                hint={where() === 'here' ? say().dictationHere : say().dictationAway}
                checked={choices.value().dictation || asking()}
                onChange={choose}
              />
            </Show>
          )}
        </Show>
      </div>
      <Show when={asking()}>
        <ConsentSheet onAgree={agree} onClose={() => setAsking(false)} />
      </Show>
    </Section>
  )
}

/** How much recordings, photos and files take here, and what of it is safe elsewhere. */
function HeldRow(props: { isServed: boolean }) {
  const { blobs } = useServices()
  const [usage, setUsage] = createSignal<Awaited<ReturnType<typeof blobs.usage>>>()
  const read = async () => setUsage(await blobs.usage())
  onMount(() => void read())
  onCleanup(blobs.on(() => void read()))
  const say = () => voiceWords().settings
  const detail = (unsent: number) => {
    if (!props.isServed) return say().heldOnly
    return unsent ? say().heldHint(bytes(unsent)) : say().allSafe
  }
  return (
    <Show when={usage()}>
      {used => (
        <Row
          title={say().held}
          detail={detail(used().unsent)}
          end={props.isServed ? say().of(bytes(used().held), bytes(used().budget)) : bytes(used().held)}
        />
      )}
    </Show>
  )
}
