import type { Found } from './find-actions.ts'
import type { Rules } from './rules.ts'
import type { Word } from './words.ts'

/** The line of an action: lead-ins and date words off, capitalised. */
export function writeLine(
  { start, part }: Found,
  words: readonly Word[],
  text: string,
  rules: Rules,
): string {
  const kept = trimmed(part.kept, words, rules)
  const parts = kept.map((place, i) => {
    const word = words[place]!
    const comma = word.stop === ',' && kept[i + 1] === place + 1 ? ',' : ''
    return text.slice(word.from, word.to) + comma
  })
  const line = [start.verb, ...parts].filter(Boolean).join(' ')
  const framed = start.line === undefined ? line : start.line.replace('{}', () => line)
  if (!start.who) return capitalised(framed)
  const [from, to] = start.who
  const said = text.slice(words[from]!.from, words[to - 1]!.to)
  const who = start.line === undefined ? said.replace(/['’]s$/, '') : said
  if (start.isDone) {
    const isArticle = rules.determiners.has(words[from]!.plain)
    const thing = isArticle ? who[0]!.toLowerCase() + who.slice(1) : who
    return capitalised([start.verb, thing, ...parts].join(' '))
  }
  if (start.lineTo) {
    const full = start.lineTo.replace('{}', () => line).replace('{who}', () => who)
    return capitalised(full.replace(' a el ', ' al '))
  }
  const frame = start.line === undefined ? rules.language.whoLine : '{who}: {line}'
  return capitalised(frame.replace('{who}', () => who).replace('{line}', () => framed))
}

/** Where a date was taken out, its "on" or "and" may be left at the end. */
function trimmed(kept: readonly number[], words: readonly Word[], rules: Rules): number[] {
  let end = kept.length
  while (end > 0) {
    const { plain } = words[kept[end - 1]!]!
    if (!rules.ands.has(plain) && !rules.leftOver.has(plain)) break
    end--
  }
  return kept.slice(0, end)
}

function capitalised(line: string): string {
  const [first = ''] = line
  return first.toUpperCase() + line.slice(first.length)
}
