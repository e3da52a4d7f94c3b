import { english } from './english.ts'
import { englishLast } from './english-last.ts'
import { englishLater } from './english-later.ts'
import type { Labelled } from './labelled.ts'
import { spanish } from './spanish.ts'
import { spanishLast } from './spanish-last.ts'
import { spanishLater } from './spanish-later.ts'

/** Every other sentence of each file: the rules may be made on the even ones, and nobody looks at what is amiss in the odd ones. */
export const secondEnglish = halved([english, englishLater, englishLast])
export const secondSpanish = halved([spanish, spanishLater, spanishLast])

interface Halves {
  tuned: Labelled[]
  heldOut: Labelled[]
}

function halved(files: readonly Labelled[][]): Halves {
  const half = (rest: number) => files.flatMap(sentences => sentences.filter((_, i) => i % 2 === rest))
  return { tuned: half(0), heldOut: half(1) }
}
