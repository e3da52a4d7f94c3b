import { words } from '../../i18n/index.ts'
import { voiceWords } from '../../i18n/voice.ts'
import type { Heard } from './proposals.ts'

/** What kind of thing it is, and the words that said so where they say more. */
export function heardInWords(one: Heard): string {
  const say = voiceWords()
  if (one.is === 'pulse') return words().checkIns.pulses[one.pulse]
  if (one.is === 'person') return one.name
  if (one.is === 'money') return one.text
  const kind = say.signals[one.signal] ?? one.signal
  return one.text && one.text.toLowerCase() !== kind.toLowerCase() ? say.quoted(kind, one.text) : kind
}
