/** What was understood of a date phrase, and where in the text it stands: `[from, to)`. It belongs to no time zone. */
export interface Understood {
  /** `YYYY-MM-DD` */
  date: string
  /** `HH:MM`, when a time was said. */
  time?: string
  from: number
  to: number
}

/**
 * Dates as people write them: "fri", "tomorrow 3pm", "in 2 weeks", "27 nov". One implementation a language.
 * A weekday named on that weekday is the next one. `now` is read on the clock of this device.
 */
export interface DatesInWords {
  /** The whole text as one date. `near` takes the nearest one, before or after; otherwise a date is ahead unless it says "last" or "ago". */
  read(text: string, now: Date, lean?: 'ahead' | 'near'): Understood | undefined
  /** The date phrase that a text ends with, with the "by" or "on" before it; the text before it says what is to be done. */
  readEnd(text: string, now: Date): Understood | undefined
}

const languages = {
  en: () => import('./dates-in-words-en.ts').then(module => module.english),
  es: () => import('./dates-in-words-es.ts').then(module => module.spanish),
} satisfies Record<string, () => Promise<DatesInWords>>

/** The reader of a language, English where there is none; its code is fetched when first asked for. */
export function loadDatesInWords(language = 'en'): Promise<DatesInWords> {
  const code = language.split('-')[0] as string
  return languages[Object.hasOwn(languages, code) ? (code as keyof typeof languages) : 'en']()
}

/** The text without the phrase at its end; whole, when nothing else is left. */
export function withoutPhrase(text: string, phrase: Understood): string {
  return text.slice(0, phrase.from).replace(/[\s,;:–—-]+$/, '') || text.trim()
}
