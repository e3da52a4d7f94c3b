import { type Accessor, createSignal, onMount } from 'solid-js'
import type { Problem, Speech } from '../../data/connection.ts'
import { voiceWords } from '../../i18n/voice.ts'
import type { Services } from '../services.ts'
import { rememberedIn } from '../shared/remembered.ts'

/** What writes recordings down, as the Settings page says it. */
export interface SpeechInWords {
  name: string
  /** What leaves for it. */
  detail: string
}

const remembered = rememberedIn<{ last?: Speech }>('speech', {})

/** Asks the server once, when shown; until it answers, and offline, what it last said holds. */
export function createSpeech({
  book,
  connection,
}: Pick<Services, 'book' | 'connection'>): Accessor<Speech | Problem | undefined> {
  const last = remembered(book)
  const [answer, setAnswer] = createSignal<Speech | Problem>()
  onMount(async () => {
    if (connection.state().is === 'none') return
    const said = await connection.speech()
    setAnswer(said)
    if (!('ok' in said)) await last.change(() => ({ last: said }))
  })
  return () => {
    const said = answer()
    return said && !('ok' in said) ? said : (last.value().last ?? said)
  }
}

export function speechInWords(answer: Speech | Problem | undefined): SpeechInWords {
  const say = voiceWords().settings
  if (!answer) return { name: '', detail: say.asking }
  if ('ok' in answer) return { name: '', detail: say.offline }
  if (answer.engine === 'none') return { name: say.none, detail: say.noneHint }
  const { name, leaves } = answer
  return { name, detail: leaves === null ? say.stays : say.leaves(leaves) }
}
