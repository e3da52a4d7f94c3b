import type { Pulse } from '../check-in.ts'
import type { Rules } from './rules.ts'
import type { Word } from './words.ts'

/** How it went by the words that tell it, turned about by a "not" before them; undefined where none does. */
export function findPulse(words: readonly Word[], rules: Rules): Pulse | undefined {
  let sum = 0
  let count = 0
  for (let at = 0; at < words.length; ) {
    let longest = 0
    let pulse = 3
    for (const [value, patterns] of rules.pulse) {
      const length = patterns.match(words, at)
      if (length > longest) [longest, pulse] = [length, value]
    }
    if (longest > 0) {
      sum += isTurned(words, at, rules) ? 6 - pulse : pulse
      count++
    }
    at += longest || 1
  }
  return count === 0 ? undefined : (Math.min(5, Math.max(1, Math.round(sum / count))) as Pulse)
}

function isTurned(words: readonly Word[], at: number, rules: Rules): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 2) && words[i]!.stop === ''; i--)
    if (rules.denials.has(words[i]!.plain)) return true
  return false
}
