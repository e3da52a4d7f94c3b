import { createEffect, on, onMount, Show } from 'solid-js'
import { duration } from '../../i18n/duration.ts'
import { moment } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { voiceWords } from '../../i18n/voice.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Mic } from '../../ui/icons.ts'
import { Warning } from '../../ui/more-icons.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useServices } from '../services.ts'
import { AccountPicker } from '../shared/account-picker.tsx'
import { createState } from '../shared/outbox.ts'
import { warmDates } from '../shared/when.ts'
import { AccountChip, createAccountPicking } from './account-chip.tsx'
import { AlsoHeard } from './also-heard.tsx'
import { spokenLanguage, voiceChoices } from './choices.ts'
import { createDictated } from './create-dictated.ts'
import { createProposals } from './create-proposals.ts'
import { type Decisions, follow, isTaken, shownHeard, take } from './decisions.ts'
import { createLevels, isRunning } from './follow-recorder.ts'
import { LevelMeter } from './level-meter.tsx'
import { RecorderControls } from './recorder-controls.tsx'
import { createSpeech } from './speech.ts'
import { SpokenLanguage } from './spoken-language.tsx'
import { SpokenSound } from './spoken-sound.tsx'
import { SuggestedActions } from './suggested-actions.tsx'
import { createVoiceNote } from './voice-note.ts'
import { engineOf, isOnline } from './words-state.ts'
import './voice-sheet.css'

/** The sheet one speaks into. Save while recording stops first; closing keeps what was spoken. */
export function VoiceSheet(props: {
  prefill: Record<string, unknown>
  /** Begins to record by itself. */
  starts: boolean
  onClose: () => void
}) {
  const services = useServices()
  const { book, connection, recorder } = services
  const note = createVoiceNote({ prefill: props.prefill, onClose: () => props.onClose() })
  const { values, set } = note.form
  const state = note.recorder
  const levels = createLevels(state)
  const picking = createAccountPicking(() => values.account)
  const choices = voiceChoices(book).value
  const proposals = createProposals(
    () => values.words,
    () => values.account?.id,
    () => spokenLanguage(choices()),
  )
  const live = createDictated(state, choices, text =>
    set({ words: [values.words.trimEnd(), text].filter(Boolean).join(' '), dictated: true }),
  )
  const speech = createSpeech(services)
  const sync = createState(connection)
  const say = voiceWords

  onMount(() => {
    warmDates()
    if (props.starts) void note.start()
  })

  const isOn = () => isRunning(state())
  const hasSound = () => values.recordings.length > 0
  const failure = () => {
    const now = state()
    return now.is === 'failed' ? say().failed[now.why] : undefined
  }
  const notice = () => {
    const now = state()
    return 'notice' in now ? now.notice : note.stoppedBy()
  }
  const hint = () => {
    const heard = live()
    if (heard === 'on') return say().dictating
    if (heard !== 'off') return say().dictationOver[heard]
    if (isOn() || !hasSound()) return say().typeBeside
    // Somebody will write the words down; until the server has said otherwise, it does.
    if (sync().is === 'none' || engineOf(speech()) === 'none') return say().noEngine
    return isOnline(sync().is) ? say().writtenSaved : say().writtenOnline
  }

  function type(text: string) {
    const isEmpty = !text.trim()
    set({ words: text, typed: !isEmpty, dictated: values.dictated && !isEmpty })
  }

  function decide(decided: Decisions) {
    if (decided !== values.decided) set({ decided })
  }

  createEffect(on(proposals.shown, ({ actions }) => decide(follow(values.decided, actions)), { defer: true }))

  return (
    <Sheet
      title={say().title}
      onClose={props.onClose}
      onSubmit={() => note.save(proposals.now)}
      aside={<AccountChip account={values.account} open={picking.shown()} onPress={picking.toggle} />}
      footer={
        <>
          <Show when={isOn() || !hasSound()}>
            <RecorderControls
              state={state()}
              onStart={() => void note.start()}
              onPause={() => recorder.pause()}
              onResume={() => recorder.resume()}
              onStop={() => void note.stop()}
            />
          </Show>
          <Button onClick={() => void note.discard()}>{say().discard}</Button>
          <Button variant="main" type="submit" disabled={note.busy()}>
            {words().common.save}
          </Button>
        </>
      }
    >
      <Show when={note.error()}>
        <Banner tone="red">{note.error()}</Banner>
      </Show>
      <Show when={note.isElsewhere() && !note.error()}>
        <Banner tone="amber">{say().elsewhere}</Banner>
      </Show>
      <Show when={failure()}>
        {why => (
          <Banner tone="amber" icon={Warning}>
            <b>{why().what}</b>
            <small>{why().how}</small>
          </Banner>
        )}
      </Show>
      <Show when={note.isTakenUp && hasSound() && !isOn()}>
        <Banner tone="plain">{say().takenUp(moment(values.at, services.now()))}</Banner>
      </Show>
      <Show when={picking.shown()}>
        <AccountPicker
          value={values.account}
          onPick={account => {
            set({ account })
            picking.done()
          }}
          autofocus={picking.asked()}
          error={note.tried() && !values.account ? words().forms.whichAccount : undefined}
        />
      </Show>
      <Show when={isOn()}>
        <div class="voice-sheet-live" data-paused={state().is === 'paused' || undefined}>
          <LevelMeter levels={levels} quiet={state().is !== 'recording'} />
          <p class="voice-sheet-time">
            <span class="voice-sheet-seconds" role="timer">
              {duration(secondsOf(state()))}
            </span>
            <span role="status">{saidOf(state().is)}</span>
          </p>
        </div>
      </Show>
      <p class="voice-sheet-notice" role="status">
        <Show when={notice()}>{one => say().notices[one()]}</Show>
      </p>
      <Show when={hasSound() && !isOn()}>
        <div class="voice-sheet-spoken">
          <SpokenSound recordings={values.recordings} />
          <Button variant="quiet" icon={Mic} onClick={() => void note.start()}>
            {say().more}
          </Button>
        </div>
      </Show>
      <TextField
        label={say().transcript}
        value={values.words}
        onInput={type}
        multiline
        rows={2}
        hint={hint()}
      />
      <SpokenLanguage />
      <SuggestedActions
        actions={proposals.shown().actions}
        decisions={values.decided}
        onDecide={decide}
        undoHere
      />
      <AlsoHeard
        heard={shownHeard(proposals.shown().heard, values.decided)}
        isTaken={one => isTaken(one.key, values.decided)}
        onTake={(one, taken) => decide(take(values.decided, one, taken))}
      />
    </Sheet>
  )
}

function secondsOf(state: ReturnType<ReturnType<typeof createVoiceNote>['recorder']>): number {
  return 'seconds' in state ? state.seconds : 0
}

function saidOf(is: string): string {
  if (is === 'starting') return voiceWords().starting
  return is === 'paused' ? voiceWords().paused : voiceWords().recording
}
