import { commandStart } from './command-start.ts'
import { formStart } from './form-start.ts'
import { ledStart } from './led-start.ts'
import { phrasalStart } from './phrasal-start.ts'
import { presentStart } from './present-start.ts'
import type { Rules } from './rules.ts'
import type { Start } from './start.ts'
import type { Word } from './words.ts'

/** The action that is announced at a word: by a lead-in, by a verb's form, or by a command where a clause begins. */
export function startAt(
  words: readonly Word[],
  at: number,
  rules: Rules,
  begins: boolean,
): Start | undefined {
  const start =
    ledStart(words, at, rules, begins) ??
    formStart(words, at, rules, begins) ??
    presentStart(words, at, rules) ??
    commandStart(words, at, rules, begins) ??
    phrasalStart(words, at, rules)
  return start && start.verb !== '' && rules.sayings.match(words, start.object - 1) > 0 ? undefined : start
}
