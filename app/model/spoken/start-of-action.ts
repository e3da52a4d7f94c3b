import type { Form, Lead } from './language.ts'
import type { Rules } from './rules.ts'
import type { Word } from './words.ts'

/** Where an action begins and what kind it is. */
export interface Start {
  side: 'ours' | 'theirs'
  /** The first word of its object, behind the verb. */
  object: number
  /** The verb as it is written; in place of the word that was said. */
  verb: string
  /** Who owes it: `[from, to)` in words, where a name or a noun says so. */
  who?: [number, number]
  /** A frame for the line, for what has no verb. */
  line?: string
  /** It is an action only with a date. */
  needsDate?: true
  /** How many words led in; 0 for a bare command. */
  lead: number
}

/** The action that is announced at a word: by a lead-in, by a verb's form, or by a command where a clause begins. */
export function startAt(
  words: readonly Word[],
  at: number,
  rules: Rules,
  begins: boolean,
): Start | undefined {
  return (
    ledStart(words, at, rules, begins) ??
    formStart(words, at, rules, begins) ??
    commandStart(words, at, rules, begins)
  )
}

function ledStart(words: readonly Word[], at: number, rules: Rules, begins: boolean): Start | undefined {
  let best: Start | undefined
  for (const { lead, patterns } of rules.leads) {
    if (lead.bare && !begins) continue
    const length = patterns.match(words, at)
    if (length <= (best?.lead ?? 0) || words[at + length - 1]!.stop === '.') continue
    const start = afterLead(words, at, length, lead, rules)
    if (start) best = start
  }
  return best
}

function afterLead(
  words: readonly Word[],
  at: number,
  length: number,
  lead: Lead,
  rules: Rules,
): Start | undefined {
  const who = lead.named ? whoBefore(words, at, rules) : null
  if (who === undefined) return undefined
  const verb = verbAfter(words, at, length, lead, rules)
  return verb && { side: lead.side, lead: length, ...verb, ...(who && lead.side === 'theirs' && { who }) }
}

type VerbPart = Pick<Start, 'object' | 'verb' | 'line' | 'needsDate'>

function verbAfter(
  words: readonly Word[],
  at: number,
  length: number,
  lead: Lead,
  rules: Rules,
): VerbPart | undefined {
  const next = at + length
  const word = words[next]
  if (!word) return undefined
  const { verbs } = rules.language
  if (lead.before === 'thing') {
    if (!mayBeThing(words, next, lead, rules)) return undefined
    return { object: next, verb: '', line: lead.line! }
  }
  if (lead.before === 'coming') {
    const plain = verbs.coming?.[word.plain]
    if (!plain) return undefined
    const toUs = ['us', 'me'].includes(words[next + 1]?.plain ?? '')
    return { object: next + 1, verb: plain, ...(!toUs && { needsDate: true }) }
  }
  if (lead.before === 'that') {
    const form = formAt(words, next, rules)
    if (!form) return undefined
    if (lead.side === 'theirs' && !rules.theirs.has(form.form.plain)) return undefined
    return { object: form.end, verb: form.verb }
  }
  if (!mayBeVerb(word, lead.side, rules) && rules.busy.match(words, next) === 0) return undefined
  const carried = lead.carries
    ? words
        .slice(at, next)
        .filter(({ plain }) => rules.clitics.has(plain))
        .map(({ plain }) => plain)
    : []
  const isBare = verbs.plainOf?.(word.plain) === word.plain
  const verb = carried.length > 0 && isBare ? verbs.attach!(word.said, carried) : word.said
  const isFirm = lead.side === 'ours' || !rules.loose.has(word.plain)
  return { object: next + 1, verb, ...(!isFirm && { needsDate: true }) }
}

/** A thing that is wanted has its name among its first words. */
const FIRST_WORDS = 4

function mayBeThing(words: readonly Word[], at: number, lead: Lead, rules: Rules): boolean {
  const { plain } = words[at]!
  if (rules.subjects.has(plain) || rules.complements.has(plain)) return false
  if (rules.language.verbs.plainOf?.(plain)) return false
  if (!lead.sent) return lead.side === 'ours' || !rules.prepositions.has(plain)
  for (let i = at; i < Math.min(words.length, at + FIRST_WORDS); i++) {
    if (rules.sendable.has(words[i]!.plain)) return rules.determiners.has(plain) || rules.sendable.has(plain)
    if (words[i]!.stop) return false
  }
  return false
}

function mayBeVerb(word: Word, side: Lead['side'], rules: Rules): boolean {
  const { plainOf } = rules.language.verbs
  const plain = plainOf ? plainOf(word.plain) : word.plain
  if (plain === undefined || rules.idle.has(word.plain)) return false
  if (side === 'theirs') return rules.theirs.has(plain)
  return plainOf !== undefined || (!rules.beforeNouns.has(plain) && /^\p{L}/u.test(plain))
}

/** The pronouns and the verb's form at a word, and the plain form made of them. */
function formAt(words: readonly Word[], at: number, rules: Rules) {
  const clitics: string[] = []
  let end = at
  while (end - at < 2 && rules.clitics.has(words[end]?.plain ?? '')) clitics.push(words[end++]!.plain)
  const word = words[end]
  const forms = word && rules.forms.get(word.said)
  const form = forms?.[0]
  if (!form) return undefined
  return { forms, form, clitics, end: end + 1, verb: rules.language.verbs.attach!(form.plain, clitics) }
}

function formStart(words: readonly Word[], at: number, rules: Rules, begins: boolean): Start | undefined {
  const found = formAt(words, at, rules)
  if (!found || rules.clitics.has(words[at - 1]?.plain ?? '')) return undefined
  const { forms, clitics, end, verb } = found
  if (rules.nouns.has(words[end - 1]!.plain) && clitics.every(clitic => rules.determiners.has(clitic)))
    return undefined
  for (const form of forms) {
    const start = formMeaning(words, at, form, clitics, begins, rules)
    if (start) return { ...start, object: end, verb, lead: clitics.length }
  }
  return undefined
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
  const toUs = clitics.some(clitic => rules.language.verbs.us?.includes(clitic))
  if (as === 'command') return begins && isBare && opens(words, at + 1, rules) ? { side: 'ours' } : undefined
  if (as === 'we') return toUs ? undefined : { side: 'ours', ...(!isCertain && { needsDate: true }) }
  if (as !== 'they' || !rules.theirs.has(plain)) return undefined
  const who = whoBefore(words, at, rules)
  if (who === undefined) return undefined
  if (clitics.length === 1 && clitics[0] === 'se') return undefined
  const toOthers = !toUs && clitics.some(clitic => /^les?$/.test(clitic))
  return { side: 'theirs', ...(who && { who }), ...((!isCertain || toOthers) && { needsDate: true }) }
}

/** A command: where a clause begins, or amid words without stops where an object behind it says that it is one. */
export function commandStart(
  words: readonly Word[],
  at: number,
  rules: Rules,
  begins: boolean,
): Start | undefined {
  const word = words[at]
  if (!word) return undefined
  const { plainOf, commandOf } = rules.language.verbs
  const told = commandOf?.(word.plain)
  if (told)
    return isAttached(words, at, rules)
      ? undefined
      : { side: 'ours', object: at + 1, verb: told.verb, lead: 0 }
  const plain = plainOf ? (plainOf(word.plain) ?? word.plain) : word.plain
  const isNoun = rules.nouns.has(plain)
  const isPlain = begins && plainOf?.(word.plain) !== undefined
  if (
    !isNoun &&
    !rules.commands.has(plain) &&
    !(isPlain && !rules.idle.has(plain) && isWhole(words, at, rules))
  )
    return undefined
  const before = words[at - 1]
  if (!begins && before && rules.beforeNouns.has(before.plain)) return undefined
  if ((isNoun || !begins) && !opens(words, at + 1, rules)) return undefined
  return { side: 'ours', object: at + 1, verb: word.said, lead: 0 }
}

/** A plain form that is in no list: it is a command with its object behind it or in it. */
function isWhole(words: readonly Word[], at: number, rules: Rules): boolean {
  return words[at]!.plain !== rules.language.verbs.plainOf?.(words[at]!.plain) || opens(words, at + 1, rules)
}

function isAttached(words: readonly Word[], at: number, rules: Rules): boolean {
  return at > 0 && rules.clitics.has(words[at - 1]!.plain)
}

function opens(words: readonly Word[], at: number, rules: Rules): boolean {
  const word = words[at]
  if (!word || words[at - 1]!.stop === '.') return false
  return rules.openers.has(word.plain) || rules.names.has(word.plain) || rules.dates.match(words, at) > 0
}

/**
 * Who stands before a verb: the words of a name or of a noun with its article; null where it is a pronoun or nobody;
 * undefined where it is one who cannot owe us anything.
 */
function whoBefore(words: readonly Word[], at: number, rules: Rules): [number, number] | null | undefined {
  const before = words[at - 1]
  if (!before || before.stop === '.') return null
  if (rules.notTheirs.has(before.plain)) return undefined
  if (rules.subjects.has(before.plain) || isJoint(before, rules)) return null
  let from = at
  while (from > 0 && rules.names.has(words[from - 1]!.plain) && (from === at || !words[from - 1]!.stop))
    from--
  if (from < at) return [from, at]
  for (let i = at - 2; i >= Math.max(0, at - 4) && !words[i]!.stop && !isJoint(words[i]!, rules); i--)
    if (rules.determiners.has(words[i]!.plain))
      return rules.notTheirs.has(words[i]!.plain) ? undefined : [i, at]
  return null
}

function isJoint({ plain }: Word, rules: Rules): boolean {
  return rules.ands.has(plain) || rules.connectors.has(plain)
}
