import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Spoken } from '../../../../app/model/spoken/proposal.ts'
import { propose } from '../../../../app/model/spoken/propose.ts'
import { englishTune } from './english-tune.ts'
import { contextFor } from './score.ts'
import { spanishTune } from './spanish-tune.ts'

let en: Spoken
let es: Spoken

beforeAll(async () => {
  en = await contextFor('en')
  es = await contextFor('es')
})

const linesOf = (text: string, context: Spoken) => propose(text, context).actions.map(({ text }) => text)

describe('the line of an action', () => {
  it.each([
    ['a lead-in is off', 'I need to send Peter the drawings', 'Send Peter the drawings'],
    ['the date is off, wherever it was said', 'on Friday I have to call Ana', 'Call Ana'],
    ['fillers are off', 'we should uh you know call um Tom', 'Call Tom'],
    ['a false start is off', 'I need to I need to call Tom', 'Call Tom'],
    ['what comes after it is not in it', 'call Tom because he was angry', 'Call Tom'],
    [
      'a list stays whole',
      'send the list, the brochure and the sample',
      'Send the list, the brochure and the sample',
    ],
    ['who owes it is named', 'Ana will send us the contract', 'Ana to send us the contract'],
    ['a name is as it was written', "I'll call María López", 'Call María López'],
  ])('%s', (_, text, line) => expect(linesOf(text, en)).toEqual([line]))

  it.each([
    ['a form becomes the plain one', 'mándale la oferta', 'Mandarle la oferta'],
    ['so does a wish', 'me pidió que le envíe la lista', 'Enviarle la lista'],
    ['pronouns go where they are written', 'se lo mando el lunes', 'Mandárselo'],
    ['who owes it is named', 'Ana nos va a mandar el contrato', 'Ana: mandarnos el contrato'],
  ])('in Spanish %s', (_, text, line) => expect(linesOf(text, es)).toEqual([line]))
})

it('a date keeps its words when nobody can read them', () => {
  const [action] = propose('call Tom on Friday', { ...en, readDate: () => undefined }).actions
  expect(action).toMatchObject({ text: 'Call Tom', when: 'on Friday' })
  expect(action).not.toHaveProperty('due')
})

it('an action knows who is named in it and where it stands', () => {
  const text = 'It went well. Send the list to Maria by Friday. Then lunch.'
  const [action] = propose(text, en).actions
  expect(action!.people).toEqual(['maria'])
  expect(text.slice(action!.from, action!.to)).toBe('Send the list to Maria by Friday')
})

it('what is said twice is proposed once, with the date that was said', () => {
  const { actions } = propose('I need to call Tom. Anyway. I need to call Tom on Friday.', en)
  expect(actions.map(({ text, due }) => [text, due])).toEqual([['Call Tom', '2026-03-06']])
})

it('a corrected date does not make another action of it', () => {
  const before = propose('call Tom on Thursday', en).actions[0]!
  const after = propose('call Tom on Thursday no wait Friday', en).actions[0]!
  expect(after.key).toBe(before.key)
  expect(after.due).toBe('2026-03-06')
})

it('a language that is not known is read as English', () => {
  expect(linesOf('call Tom back', { ...en, language: 'xx' })).toEqual(['Call Tom back'])
  expect(linesOf('llamar a Tom', { ...es, language: 'es-MX' })).toEqual(['Llamar a Tom'])
})

it('keys stay when sentences are appended', () => {
  const sentences = [englishTune, spanishTune]
  sentences.forEach((set, i) => {
    const context = i === 0 ? en : es
    for (const { text } of set.slice(0, 45)) {
      const sentence = /[.?!]$/.test(text) ? text : `${text}.`
      const before = propose(sentence, context).actions.map(({ key }) => key)
      const after = propose(`${sentence} ${set[0]!.text}. ${set[4]!.text}`, context).actions.map(
        ({ key }) => key,
      )
      expect(after.slice(0, before.length)).toEqual(before)
    }
  })
})

describe('whatever text comes', () => {
  const words = [...englishTune, ...spanishTune].flatMap(({ text }) => text.split(' '))
  const speech = fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 60 })

  it('it is read without a fault, and every place lies within it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          speech.map(all => all.join(' ')),
        ),
        fc.boolean(),
        (text, inEnglish) => {
          const { actions, people, signals, money } = propose(text, inEnglish ? en : es)
          for (const { from, to } of [...actions, ...people, ...signals, ...money]) {
            expect(from).toBeGreaterThanOrEqual(0)
            expect(to).toBeGreaterThan(from)
            expect(to).toBeLessThanOrEqual(text.length)
          }
          expect(new Set(actions.map(({ key }) => key)).size).toBe(actions.length)
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    'send ',
    'and ',
    'no wait ',
    'by Friday ',
    'and but or so plus ',
    'Ana ',
    'Ana Tom ',
    'if ',
    'the the new ',
    'twenty ',
    '1,',
    '1.5 ',
    'x',
    ', ',
    '   ',
    '? ',
    'le la ',
    'I need to call Tom on Friday and ',
    'call Ana tomorrow morning or ',
    'mandar el lunes y ',
    'que le mande a ',
  ])('ten times as much of "%s" takes about ten times as long', repeated => {
    const times = Math.ceil(1_000 / repeated.trim().split(' ').length)
    for (const context of [en, es]) {
      const short = timeOf(() => propose(repeated.repeat(times), context))
      const long = timeOf(() => propose(repeated.repeat(10 * times), context))
      expect(long).toBeLessThan(40 * Math.max(short, 20))
    }
  })
})

/** Of the processor, in milliseconds, so that a busy machine changes nothing; the better of two. */
function timeOf(work: () => void): number {
  const once = () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  }
  return Math.min(once(), once())
}
