import type { Word } from './words.ts'

/**
 * Phrases as data: words with spaces between, `a|b` for one of several, `?` behind what may be missing, `{name}` for a
 * class of words. "i|we need|have to" is six phrases. No regular expressions, so that no text can make them slow.
 */
export class Patterns {
  readonly #byFirst = new Map<string, Step[][]>()

  constructor(phrases: readonly string[], classes: Classes = {}) {
    for (const phrase of phrases) {
      const steps = phrase
        .trim()
        .split(/\s+/)
        .map(part => stepOf(part, classes))
      for (const first of firstWords(steps)) {
        const there = this.#byFirst.get(first)
        if (there) there.push(steps)
        else this.#byFirst.set(first, [steps])
      }
    }
  }

  /** How many words from `at` on are one of the phrases, the longest there is; 0 where none begins. Never beyond a sentence. */
  match(words: readonly Word[], at: number): number {
    const word = words[at]
    if (!word) return 0
    let longest = 0
    const tried = this.#byFirst.get(word.plain)
    if (tried) for (const steps of tried) longest = Math.max(longest, reach(words, at, steps, 0) - at)
    const counted = word.isNumber ? this.#byFirst.get('#') : undefined
    if (counted) for (const steps of counted) longest = Math.max(longest, reach(words, at, steps, 0) - at)
    return longest
  }
}

/** Sets of words that phrases name in braces. `#` in a set is any number in digits. */
export type Classes = Record<string, readonly string[]>

interface Step {
  words: Set<string>
  optional: boolean
}

function stepOf(part: string, classes: Classes): Step {
  const optional = part.endsWith('?')
  const words = (optional ? part.slice(0, -1) : part).split('|').flatMap(one => {
    const named = /^\{(.+)\}$/.exec(one)?.[1]
    return named === undefined ? [one] : (classes[named] ?? [])
  })
  return { words: new Set(words), optional }
}

function firstWords(steps: Step[]): Set<string> {
  const first = new Set<string>()
  for (const step of steps) {
    for (const word of step.words) first.add(word)
    if (!step.optional) break
  }
  return first
}

/** Where the words end that the steps from `step` on can take; -1 where they do not fit. */
function reach(words: readonly Word[], at: number, steps: Step[], step: number): number {
  const now = steps[step]
  if (!now) return at
  const word = words[at]
  const fits = word && (now.words.has(word.plain) || (word.isNumber && now.words.has('#')))
  let far = now.optional ? reach(words, at, steps, step + 1) : -1
  if (fits) {
    const ends = word.stop === '.'
    const further = !ends ? reach(words, at + 1, steps, step + 1) : mayEnd(steps, step + 1) ? at + 1 : -1
    far = Math.max(far, further)
  }
  return far
}

function mayEnd(steps: Step[], from: number): boolean {
  for (let step = from; step < steps.length; step++) if (!steps[step]!.optional) return false
  return true
}
