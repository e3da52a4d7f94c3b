import type { Book } from '../../data/book.ts'
import { language } from '../../i18n/index.ts'
import { type Remembered, rememberedIn } from '../shared/remembered.ts'

/** The languages that are understood. */
export const LANGUAGES = ['en', 'es'] as const

/** What was chosen for speaking, on this device. */
export interface VoiceChoices {
  /** Language spoken; the interface's when unset. */
  language?: (typeof LANGUAGES)[number]
  /** Live words while speaking. */
  dictation: boolean
  /** The person agreed that the browser's maker hears what is said. */
  agreed: boolean
}

const remembered = rememberedIn<VoiceChoices>('voice', { dictation: false, agreed: false })

export function voiceChoices(book: Book): Remembered<VoiceChoices> {
  return remembered(book)
}

/** The language spoken, as a tag. */
export function spokenLanguage(choices: VoiceChoices): string {
  return choices.language ?? language()
}
