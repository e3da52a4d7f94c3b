import { fold } from '../fold.ts'
import { Patterns } from './patterns.ts'
import type { Signal, SignalKind, Spoken } from './proposal.ts'
import type { Rules } from './rules.ts'
import { type Word, wordsOf } from './words.ts'

/** The weak signals in what was said: a competitor's name, talk of price, a new boss, one who leaves, growth. */
export function findSignals(
  words: readonly Word[],
  rules: Rules,
  competitors: Spoken['competitors'],
): Signal[] {
  const named = competitors
    .map(name => wordsOf(fold(name)).map(({ plain }) => plain))
    .filter(name => name.length > 0)
  const kinds: (readonly [SignalKind, Patterns])[] = [
    ['competitor', new Patterns(named.flatMap(name => [name.join(' '), `${name.join(' ')}'s`]))],
    ...rules.signals,
  ]
  const found = new Map<string, Signal>()
  for (let at = 0; at < words.length; ) {
    const [kind, length] = longestAt(words, at, kinds)
    if (kind && !isDenied(words, at, rules)) {
      const said = words.slice(at, at + length)
      const key = `${kind}:${said.map(({ plain }) => plain).join(' ')}`
      if (!found.has(key)) found.set(key, { key, kind, from: said[0]!.from, to: said.at(-1)!.to })
    }
    at += length || 1
  }
  return [...found.values()]
}

/** "new plant manager" is a new boss and not a new plant as well. */
function longestAt(
  words: readonly Word[],
  at: number,
  kinds: readonly (readonly [SignalKind, Patterns])[],
): [kind: SignalKind | undefined, length: number] {
  let longest: [SignalKind | undefined, number] = [undefined, 0]
  for (const [kind, patterns] of kinds) {
    const length = patterns.match(words, at)
    if (length > longest[1]) longest = [kind, length]
  }
  return longest
}

/** "they are not leaving" is no signal. */
function isDenied(words: readonly Word[], at: number, rules: Rules): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 3) && words[i]!.stop === ''; i--)
    if (rules.denials.has(words[i]!.plain)) return true
  return false
}
