import type { Language } from './language.ts'
import type { Money } from './proposal.ts'
import type { Rules } from './rules.ts'
import type { Word } from './words.ts'

/** How far before a number its sign may stand: "€ 500", "US$ 500". */
const SIGN = /(€|£|\$|US\$)\s?$/
const SIGN_BEHIND = /^\s?(€|£|\$)/
const SIGNS: Record<string, string> = { '€': 'EUR', '£': 'GBP', $: 'USD', US$: 'USD' }
const NUMBER = /^\d+(?:[.,]\d+)*$/

/** The sums that are named: a number in digits or words with its currency, or one in thousands ("40k"). */
export function findMoney(words: readonly Word[], text: string, { language }: Rules): Money[] {
  const found: Money[] = []
  for (let at = 0; at < words.length; ) {
    const sum = sumAt(words, at, text, language.money)
    if (sum) found.push(sum.money)
    at = sum?.end ?? at + 1
  }
  return found
}

function sumAt(
  words: readonly Word[],
  at: number,
  text: string,
  money: Language['money'],
): { money: Money; end: number } | undefined {
  const number = numberAt(words, at, money)
  if (!number) return undefined
  let { end } = number
  const first = words[at]!
  let from = first.from
  let to = words[end - 1]!.to
  const before = SIGN.exec(text.slice(Math.max(0, from - 4), from))
  const behind = SIGN_BEHIND.exec(text.slice(to, to + 2))
  let currency = SIGNS[before?.[1] ?? ''] ?? SIGNS[behind?.[1] ?? '']
  if (before) from -= before[0].length
  else if (behind) to += behind[0].length
  else {
    const joint = words[end] && money.joints.includes(words[end]!.plain) ? end + 1 : end
    const said = words[joint]
    currency = said && said.from - to < 8 ? own(money.currencies, said.plain) : undefined
    if (currency) {
      end = joint + 1
      to = said!.to
    }
  }
  if (!currency && !number.isLarge) return undefined
  return { money: { amount: number.amount, ...(currency && { currency }), from, to }, end }
}

/** A number in digits or words, with its thousands: "40k", "forty thousand", "1.5 million". */
function numberAt(words: readonly Word[], at: number, money: Language['money']) {
  const { plain } = words[at]!
  const short = /^(\d{1,6})(k|m)$/.exec(plain)
  if (short) return { amount: Number(short[1]) * (short[2] === 'k' ? 1e3 : 1e6), end: at + 1, isLarge: true }
  if (NUMBER.test(plain)) {
    const times = own(money.thousands, words[at + 1]?.plain)
    const amount = inDigits(plain, money.decimal)
    if (!Number.isFinite(amount)) return undefined
    return times && words[at]!.stop === ''
      ? { amount: amount * times, end: at + 2, isLarge: true }
      : { amount, end: at + 1, isLarge: false }
  }
  return inWords(words, at, money)
}

function inWords(words: readonly Word[], at: number, { numbers, thousands, joints }: Language['money']) {
  let sum = 0
  let part: number | undefined
  let end = at
  let isLarge = false
  for (let i = at; i < Math.min(words.length, at + 10); i++) {
    const { plain, stop } = words[i]!
    const value = own(numbers, plain)
    const times = own(thousands, plain)
    if (value !== undefined) part = value === 100 ? (part ?? 1) * 100 : (part ?? 0) + value
    else if (times !== undefined) {
      sum += (part ?? (i === at ? 1 : 0)) * times
      part = undefined
      isLarge = true
    } else if (!(i > at && (plain === 'and' || plain === 'y')) || joints.includes(plain)) break
    if (value !== undefined || times !== undefined) end = i + 1
    if (stop) break
  }
  return end > at ? { amount: sum + (part ?? 0), end, isLarge } : undefined
}

/** "1.250,50" and "1,250.50": a mark before three digits parts thousands where it is not the language's decimal mark. */
function inDigits(said: string, decimal: '.' | ','): number {
  const group = decimal === '.' ? ',' : '.'
  const plain =
    /[.,]\d{1,2}$/.test(said) && !said.includes(decimal) ? said.replace(/,(\d{1,2})$/, '.$1') : said
  if (plain !== said) return Number(plain)
  return Number(said.replaceAll(group, '').replace(decimal, '.'))
}

function own<T>(table: Record<string, T>, key: string | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined
}
