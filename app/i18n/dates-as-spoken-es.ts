import { addDays } from '../model/plain-date.ts'
import { endOfMonth, endOfWeek, monthLater, nextDay, type SpokenDates } from './dates-as-spoken.ts'

const MONTHS =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')
const NUMBERS =
  'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta'.split(
    ' ',
  )

const month = `(${MONTHS.join('|')})`
const number = `(\\d{1,2}|un|una|primero|${NUMBERS.join('|')}|treinta y uno)`

/** Dates of Spanish as they are spoken. */
export const spokenSpanish: SpokenDates = [
  [/^pasado mañana$/, (_, today) => addDays(today, 2)],
  [
    /^mañana(?: por la (?:mañana|tarde|noche)| mismo| a primera hora| temprano)?$/,
    (_, today) => addDays(today, 1),
  ],
  [/^(?:hoy(?: mismo)?|esta (?:mañana|tarde|noche)|hoy por la (?:mañana|tarde|noche))$/, (_, today) => today],
  [
    /^(?:fin|final|finales) de (?:la |esta )?semana$|^esta (?:misma )?semana$/,
    (_, today) => endOfWeek(today),
  ],
  [
    /^(?:(?:principios|mediados) de )?(?:la )?(?:semana (?:que viene|próxima|proxima|que entra)|(?:próxima|proxima) semana)$/,
    (_, today) => addDays(today, 7),
  ],
  [/^(?:el )?(?:fin|final|finales) de (?:este )?mes$|^este mes$/, (_, today) => endOfMonth(today)],
  [/^(?:el )?(?:mes que viene|(?:próximo|proximo) mes|mes próximo)$/, (_, today) => monthLater(today)],
  [
    new RegExp(`^(?:en|dentro de) (?:unos |unas )?${number} d[ií]as?$`),
    ([, days], today) => addDays(today, numberOf(days!)),
  ],
  [
    new RegExp(`^(?:en|dentro de) (?:unos |unas )?${number} semanas?$`),
    ([, weeks], today) => addDays(today, 7 * numberOf(weeks!)),
  ],
  [
    /^(?:en|dentro de) un par de (d[ií]as|semanas)$/,
    ([, unit], today) => addDays(today, unit === 'semanas' ? 14 : 2),
  ],
  [
    new RegExp(`^(?:el )?(?:d[ií]a )?${number} de ${month}$`),
    ([, day, name], today) => nextDay(numberOf(day!), MONTHS.indexOf(name!) + 1, today),
  ],
  [
    new RegExp(`^(?:el )(?:d[ií]a )?${number}$`),
    ([, day], today) => nextDay(numberOf(day!), undefined, today),
  ],
  [new RegExp(`^d[ií]a ${number}$`), ([, day], today) => nextDay(numberOf(day!), undefined, today)],
]

function numberOf(said: string): number {
  if (said === 'treinta y uno') return 31
  return Number.parseInt(said, 10) || NUMBERS.indexOf(said) + 1 || 1
}
