import { opens } from './command-start.ts'
import type { Form } from './language.ts'
import type { Rules } from './rules.ts'
import type { Start } from './start.ts'
import { whoBefore } from './who-before.ts'
import type { Word } from './words.ts'

/** The pronouns and the verb's form at a word, and the plain form made of them. */
export function formAt(words: readonly Word[], at: number, rules: Rules) {
  const clitics: string[] = []
  let end = at
  while (end - at < 2 && rules.clitics.has(words[end]?.plain ?? '')) clitics.push(words[end++]!.plain)
  const word = words[end]
  const forms = word && (rules.forms.get(word.said) ?? rules.language.verbs.formsOf?.(word.said))
  const form = forms?.[0]
  if (!form) return undefined
  return { forms, form, clitics, end: end + 1, verb: rules.language.verbs.attach!(form.plain, clitics) }
}

/** An action told by a verb's form alone: "le mando", "nos enviarán". */
export function formStart(
  words: readonly Word[],
  at: number,
  rules: Rules,
  begins: boolean,
): Start | undefined {
  const found = formAt(words, at, rules)
  if (!found || rules.clitics.has(words[at - 1]?.plain ?? '')) return undefined
  const { forms, clitics, end, verb } = found
  if (isNoun(words, at, rules)) return undefined
  if (rules.formsAsNouns.has(words[end - 1]!.plain) && clitics.every(clitic => rules.determiners.has(clitic)))
    return undefined
  for (const form of forms) {
    const start = formMeaning(words, at, form, clitics, begins, rules)
    if (start) return { ...start, object: end, verb, lead: clitics.length }
  }
  return undefined
}

/** "calcula el precio" is a command; "calcula que vendrán" tells of another. */
function isTold(words: readonly Word[], at: number, rules: Rules): boolean {
  return opens(words, at + 1, rules) && !rules.complements.has(words[at + 1]!.plain)
}

/** "un presupuesto", "por pago": behind an article or a preposition a form is a noun. */
function isNoun(words: readonly Word[], at: number, rules: Rules): boolean {
  const before = words[at - 1]
  return (
    before !== undefined &&
    before.stop === '' &&
    (rules.determiners.has(before.plain) || rules.prepositions.has(before.plain))
  )
}

function formMeaning(
  words: readonly Word[],
  at: number,
  { as, plain, weak }: Form,
  clitics: readonly string[],
  begins: boolean,
  rules: Rules,
): Pick<Start, 'side' | 'who' | 'needsDate'> | undefined {
  const isBare = clitics.length === 0
  if (isBare && rules.idle.has(plain)) return undefined
  const isCertain = !weak || (!isBare && !rules.telling.has(plain))
  const toUs = clitics.some(clitic => rules.us.has(clitic))
  if (as === 'command') return begins && isBare && isTold(words, at, rules) ? { side: 'ours' } : undefined
  if (as === 'we') return toUs ? undefined : { side: 'ours', ...(!isCertain && { needsDate: true }) }
  const isForUs = toUs && !weak && !rules.idle.has(plain) && !rules.feelings.has(plain)
  if (as !== 'they' || !(isForUs || rules.theirs.has(plain))) return undefined
  const who = whoBefore(words, at, rules)
  if (who === undefined) return undefined
  if (clitics.length === 1 && clitics[0] === rules.language.verbs.reflexive) return undefined
  const toOthers = !toUs && clitics.some(clitic => rules.language.verbs.others?.includes(clitic))
  return { side: 'theirs', ...(who && { who }), ...((!isCertain || toOthers) && { needsDate: true }) }
}
