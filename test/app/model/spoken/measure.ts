import { englishHeldOut } from './english-held-out.ts'
import { englishMemos } from './english-memos.ts'
import { englishTune } from './english-tune.ts'
import { englishTuneMore } from './english-tune-more.ts'
import { contextFor, precision, recall, type Score, scoreOf } from './score.ts'
import { secondEnglish, secondSpanish } from './second-author/halves.ts'
import { SAID_ON } from './second-author/labelled.ts'
import { spanishHeldOut } from './spanish-held-out.ts'
import { spanishMemos } from './spanish-memos.ts'
import { spanishTune } from './spanish-tune.ts'
import { spanishTuneMore } from './spanish-tune-more.ts'

/**
 * `npm run proposals`: how well next actions are found in the labelled sentences. What is amiss is shown for those the
 * rules are tuned on alone; `--quiet` leaves that out too.
 */

const SETS = [
  ['English, tuned on', 'en', [...englishTune, ...englishTuneMore], true],
  ['English, held out', 'en', englishHeldOut, false],
  ['English, memos', 'en', englishMemos, false],
  ['Spanish, tuned on', 'es', [...spanishTune, ...spanishTuneMore], true],
  ['Spanish, held out', 'es', spanishHeldOut, false],
  ['Spanish, memos', 'es', spanishMemos, false],
  ['English, of another author, tuned on', 'en', secondEnglish.tuned, true, SAID_ON],
  ['English, of another author, held out', 'en', secondEnglish.heldOut, false, SAID_ON],
  ['Spanish, of another author, tuned on', 'es', secondSpanish.tuned, true, SAID_ON],
  ['Spanish, of another author, held out', 'es', secondSpanish.heldOut, false, SAID_ON],
] as const

for (const [name, language, sentences, isTuned, on] of SETS) {
  const score = scoreOf(sentences, await contextFor(language, on))
  console.log(
    `${name}: ${sentences.length} sentences, ${score.wanted} actions; precision ${share(precision(score))}, recall ${share(recall(score))}, right date ${share(score.dated / score.right)}`,
  )
  if (isTuned && !process.argv.includes('--quiet')) showAmiss(score)
}

function showAmiss({ amiss }: Score): void {
  for (const { text, missing, tooMuch, misdated } of amiss) {
    console.log(`  ${text}`)
    for (const one of missing) console.log(`    missing: ${one.side}: ${one.text}`)
    for (const one of tooMuch) console.log(`    too much: ${one.side}: ${one.text}`)
    for (const one of misdated) console.log(`    wrong date: ${one.text}: ${one.due ?? 'none'}`)
  }
}

function share(value: number): string {
  return value.toFixed(2)
}
