import type { Rules } from './rules.ts'
import type { Word } from './words.ts'

/** As much as a false start repeats: "I need to I need to call". */
const LONGEST_REPEAT = 4

/** The words without those that say nothing and without what was only begun. */
export function cleanWords(words: readonly Word[], rules: Rules): Word[] {
  const clean: Word[] = []
  for (let at = 0; at < words.length; ) {
    const filler = rules.fillers.match(words, at)
    if (filler > 0) {
      const before = clean.at(-1)
      const end = words[at + filler - 1]!.stop
      if (before && end === '.') before.stop = '.'
      else if (before?.stop === ',') before.stop = ''
      at += filler
      continue
    }
    clean.push({ ...words[at]! })
    dropRepeat(clean)
    at++
  }
  return clean
}

/** Takes off the last words where they only say again what stands right before them. */
function dropRepeat(words: Word[]): void {
  for (let length = LONGEST_REPEAT; length > 0; length--) {
    const again = words.length - length
    const first = again - length
    if (first < 0) continue
    let same = true
    for (let i = 0; i < length && same; i++)
      same = words[first + i]!.plain === words[again + i]!.plain && words[first + i]!.stop !== '.'
    if (!same) continue
    const stop = words.at(-1)!.stop
    words.length = again
    if (stop) words.at(-1)!.stop = stop
    else words.at(-1)!.stop = ''
    return
  }
}
