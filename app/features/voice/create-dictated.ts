import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js'
import { browserRecogniser, createDictation, type DictationEvents } from '../../data/dictation.ts'
import type { RecorderState } from '../../data/recorder.ts'
import { locale } from '../../i18n/index.ts'
import { spokenLanguage, type VoiceChoices } from './choices.ts'

export type DictationState = 'off' | 'on' | Parameters<DictationEvents['over']>[0]

export const dictation = createDictation({
  recogniser: browserRecogniser(),
  after(ms, then) {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
})

/** Words as they are spoken, while sound is being kept and live words are on. */
export function createDictated(
  recorder: Accessor<RecorderState>,
  choices: Accessor<VoiceChoices>,
  onWords: (text: string) => void,
): Accessor<DictationState> {
  const [state, setState] = createSignal<DictationState>('off')
  const isSpeaking = () => recorder().is === 'recording'
  const wanted = () => choices().dictation && isSpeaking() && state() !== 'denied' && state() !== 'silent'

  createEffect((before: boolean) => {
    const now = wanted()
    if (!now) return now
    if (before) return now
    const { agreed } = choices()
    let isOver = false
    const listening = dictation.listen(tagOf(choices()), agreed, {
      words: text => isOver || onWords(text),
      over: why => isOver || setState(why),
    })
    setState('on')
    onCleanup(() => {
      isOver = true
      void listening.then(one => one.stop())
    })
    return now
  }, false)

  return state
}

/** Recognisers want a region; ours where the language is the interface's. */
function tagOf(choices: VoiceChoices): string {
  const language = spokenLanguage(choices)
  return locale().startsWith(language) ? locale() : language === 'es' ? 'es-ES' : language
}
