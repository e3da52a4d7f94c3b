import { propose } from '../../../app/model/spoken/propose.ts'
import { englishTune } from '../../app/model/spoken/english-tune.ts'
import { contextFor } from '../../app/model/spoken/score.ts'
import { spanishTune } from '../../app/model/spoken/spanish-tune.ts'

declare global {
  interface Window {
    proposals: typeof proposals
  }
}

const WORDS = 2_000
const SETS = { en: englishTune, es: spanishTune }

/** A transcript of 2,000 words, read again and again: how long each reading took, the first with everything still cold. */
async function proposals(language: keyof typeof SETS, runs: number): Promise<number[]> {
  const context = await contextFor(language)
  const transcript = transcriptOf(SETS[language].map(({ text }) => text))
  const took: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    propose(transcript, context)
    took.push(performance.now() - start)
  }
  return took
}

function transcriptOf(sentences: readonly string[]): string {
  const words: string[] = []
  for (let i = 0; words.length < WORDS; i++) words.push(...`${sentences[i % sentences.length]}.`.split(' '))
  return words.slice(0, WORDS).join(' ')
}

window.proposals = proposals
