import { type Accessor, createEffect, createMemo, createSignal, onCleanup, untrack } from 'solid-js'
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

/** What did not work is not tried again in the same sheet. */
const GIVEN_UP: readonly DictationState[] = ['denied', 'not-here', 'silent', 'trouble']

/** Words as they are spoken, while sound is being kept and live words are on. */
export function createDictated(
  recorder: Accessor<RecorderState>,
  choices: Accessor<VoiceChoices>,
  onWords: (text: string) => void,
): Accessor<DictationState> {
  const [state, setState] = createSignal<DictationState>('off')
  // A memo: the recorder tells its level ten times a second, and none of that may begin the listening anew.
  const wanted = createMemo(
    () => choices().dictation && recorder().is === 'recording' && !GIVEN_UP.includes(state()),
  )

  createEffect(() => {
    if (!wanted()) return
    const { agreed } = untrack(choices)
    let isOver = false
    setState('on')
    const listening = dictation.listen(tagOf(untrack(choices)), agreed, {
      words: text => isOver || onWords(text),
      over: why => isOver || setState(why),
    })
    onCleanup(() => {
      isOver = true
      void listening.then(one => one.stop())
    })
  })

  return state
}

/** Recognisers want a region; ours where the language is the interface's. */
function tagOf(choices: VoiceChoices): string {
  const language = spokenLanguage(choices)
  return locale().startsWith(language) ? locale() : language === 'es' ? 'es-ES' : language
}
