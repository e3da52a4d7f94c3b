import { createSignal } from 'solid-js'
import { en } from './en.ts'

/** What a catalogue of another language must hold, text for text. */
export type Words = typeof en
export type Language = keyof typeof catalogues

const catalogues = { en } satisfies Record<string, Words>

/** How each catalogue's language writes dates and numbers. The English one is written as in Britain. */
const locales: Record<Language, string> = { en: 'en-GB' }

const [language, setLanguage] = createSignal<Language>('en')

export { language }

/** The words of the language in use; follows a change of language. */
export function words(): Words {
  return catalogues[language()]
}

/** The words of a part of the app that is loaded when it is opened, and they with it. */
export function wordsOf<T>(catalogues: Record<Language, T>): () => T {
  return () => catalogues[language()]
}

/** The locale dates, numbers and money are written in. */
export function locale(): string {
  return locales[language()]
}

/** Changes the language of the whole app; false when there is no such catalogue. */
export function speak(wanted: string): boolean {
  const known = Object.hasOwn(catalogues, wanted)
  if (known) setLanguage(wanted as Language)
  return known
}
