import { type Accessor, createSignal, onMount } from 'solid-js'
import type { Connection, Problem, Speech } from '../../data/connection.ts'
import { voiceWords } from '../../i18n/voice.ts'

/** What writes recordings down, as the Settings page says it. */
export interface SpeechInWords {
  name: string
  /** What leaves for it. */
  detail: string
}

/** Asks the server once, when shown. */
export function createSpeech(connection: Connection): Accessor<SpeechInWords> {
  const [answer, setAnswer] = createSignal<Speech | Problem>()
  onMount(async () => {
    if (connection.state().is !== 'none') setAnswer(await connection.speech())
  })
  return () => speechInWords(answer())
}

export function speechInWords(answer: Speech | Problem | undefined): SpeechInWords {
  const say = voiceWords().settings
  if (!answer) return { name: '', detail: say.asking }
  if ('ok' in answer) return { name: '', detail: say.offline }
  if (answer.engine === 'none') return { name: say.none, detail: say.noneHint }
  const { name, leaves } = answer
  return { name, detail: leaves === null ? say.stays : say.leaves(leaves) }
}
