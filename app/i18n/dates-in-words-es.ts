import * as es from 'chrono-node/es'
import { addDays, todayIn } from '../model/plain-date.ts'
import { readSpoken } from './dates-as-spoken.ts'
import { spokenSpanish } from './dates-as-spoken-es.ts'
import type { DatesInWords, Understood } from './dates-in-words.ts'

/** A date phrase has no more words than these: "para el viernes de la semana que viene a las diez". */
const LONGEST_PHRASE = 10
const LEAD =
  /^(?:(?:para|antes|hasta|desde|a partir)(?: del?| el)?|antes de|al?|del?|en|sobre|hacia|a más tardar|como muy tarde)\s+/i
const NEXT = /\s+(?:que viene|próximo|proximo|que entra)$/i
const PART_OF_DAY = /\s+(?:por|a|en) la (?:mañana|tarde|noche)$|\s+a (?:primera|última) hora$|\s+temprano$/i
/** At the end of a sentence "el mar" is the sea, and "dos semanas" is how long it takes. */
const NO_DATE =
  /^(?:(?:el|al|la|este)\s+)?(?:.{1,3}|tarde|noche)$|^(?!en\s|dentro\s|el\s)\S+ (?:horas?|d[ií]as?|semanas?|mes|meses|años?)$|^(?:por|durante|de)\s/i
const LOOKS_BACK = /\b(?:pasad[oa]|ayer|anteayer|hace)\b/i

export const spanish: DatesInWords = {
  read(text, now, lean = 'ahead') {
    const from = text.length - text.trimStart().length
    const phrase = text.trim().replace(/[.!?,;]+$/, '')
    const found = readWhole(phrase, now, lean) ?? readWhole(phrase.replace(LEAD, ''), now, lean)
    return found && { ...found, from, to: from + phrase.length }
  },

  readEnd(text, now) {
    const end = text.replace(/[\s.!?,;)]+$/, '')
    const starts = [...end.slice(-90).matchAll(/(?<=^|\s)\S/g)].slice(-LONGEST_PHRASE)
    for (const { index } of starts) {
      const from = Math.max(0, end.length - 90) + index
      const phrase = end.slice(from)
      const found = !NO_DATE.test(phrase) ? spanish.read(phrase, now) : undefined
      if (found) return { ...found, from, to: text.length }
    }
    return undefined
  },
}

function readWhole(
  phrase: string,
  now: Date,
  lean: 'ahead' | 'near',
): Omit<Understood, 'from' | 'to'> | undefined {
  const today = todayIn(now.getTime())
  const spoken = readSpoken(phrase, today, spokenSpanish)
  if (spoken) return { date: spoken }
  const words = phrase
    .replace(PART_OF_DAY, '')
    .replace(NEXT, '')
    .replace(/^(?:el|este|la|los)\s+/i, '')
  const ahead = lean === 'ahead' && !LOOKS_BACK.test(phrase)
  const [parsed, more] = es.casual.parse(words, now, { forwardDate: ahead })
  if (!parsed || more || parsed.text.length !== words.length) return undefined
  const { start } = parsed
  const named =
    start.isCertain('day') || start.isCertain('weekday') || start.tags().has('result/relativeDate')
  if (!named && !start.isCertain('hour')) return undefined
  const date = plain(start)
  const isAgain = date === today && start.isCertain('weekday') && !/^este\b/i.test(phrase)
  const hour = start.isCertain('hour') ? start.get('hour') : null
  return {
    date: isAgain ? addDays(date, 7) : date,
    ...(hour !== null && { time: `${two(hour)}:${two(start.get('minute') ?? 0)}` }),
  }
}

function plain(parts: es.ParsedResult['start']): string {
  return `${String(parts.get('year') ?? 0).padStart(4, '0')}-${two(parts.get('month') ?? 0)}-${two(parts.get('day') ?? 0)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
