import { fold } from '../fold.ts'
import { findRivals } from './find-rivals.ts'
import { Patterns } from './patterns.ts'
import type { Signal, SignalKind, Spoken } from './proposal.ts'
import type { Rules } from './rules.ts'
import { type Word, wordsOf } from './words.ts'

/** The weak signals in what was said: a competitor's name, talk of price, a new boss, one who leaves, growth. */
export function findSignals(
  words: readonly Word[],
  text: string,
  rules: Rules,
  context: Pick<Spoken, 'competitors' | 'account'>,
): Signal[] {
  const found = new Map<string, Signal>()
  const add = (signal: Signal) => {
    if (!found.has(signal.key)) found.set(signal.key, signal)
  }
  const named = context.competitors
    .map(name => wordsOf(fold(name)).map(({ plain }) => plain))
    .filter(name => name.length > 0)
  const kinds: (readonly [SignalKind, Patterns])[] = [
    ['competitor', new Patterns(named.flatMap(name => [name.join(' '), `${name.join(' ')}'s`]))],
    ...rules.signals,
  ]
  for (let at = 0; at < words.length; ) {
    const [kind, length] = longestAt(words, at, kinds)
    if (kind && !isDenied(words, at, rules)) {
      const said = words.slice(at, at + length)
      add(kind === 'competitor' ? competitorOf(said, text) : signalOf(kind, said))
    }
    at += length || 1
  }
  for (const { from, to, told } of findRivals(words, rules, context))
    if (!isDenied(words, told, rules)) add(competitorOf(words.slice(from, to), text))
  return [...found.values()].sort((a, b) => a.from - b.from)
}

function signalOf(kind: SignalKind, said: readonly Word[]): Signal {
  const key = `${kind}:${said.map(({ plain }) => plain).join(' ')}`
  return { key, kind, from: said[0]!.from, to: said.at(-1)!.to }
}

/** "Nordwind's" and "Nordwind" are one competitor. */
function competitorOf(said: readonly Word[], text: string): Signal {
  const { key, kind, from, to } = signalOf('competitor', said)
  const name = text.slice(from, to).replace(/['’]s$/, '')
  return { key: key.replace(/'s$/, ''), kind, name, from, to: from + name.length }
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
