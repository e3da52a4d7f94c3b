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

describe('what is understood without being in a list', () => {
  const read = (text: string, context: Spoken) =>
    propose(text, context).actions.map(({ side, text, due }) => [side, text, due])

  it.each([
    [
      'who is no contact',
      "Sven's team will send the plan",
      'theirs',
      "Sven's team to send the plan",
      undefined,
    ],
    [
      'one of more words',
      'The head of sales will call us',
      'theirs',
      'The head of sales to call us',
      undefined,
    ],
    ['"is" drawn together', "Sven's going to sign it", 'theirs', 'Sven to sign it', undefined],
    [
      'who begins a heading',
      'Sven to send us the order by Friday',
      'theirs',
      'Sven to send us the order',
      '2026-03-06',
    ],
    ['whatever is done for us', 'they will lend us a van', 'theirs', 'Lend us a van', undefined],
    ['what comes by its date', "I'm calling the bank tomorrow", 'ours', 'Call the bank', '2026-03-05'],
    [
      'a verb and its particle',
      'Nail down the price with Ana',
      'ours',
      'Nail down the price with Ana',
      undefined,
    ],
    [
      'what is done to a thing',
      'the invoice has to be corrected by Friday',
      'ours',
      'Correct the invoice',
      '2026-03-06',
    ],
    ['for whom it is', 'Ana needs the new offer', 'ours', 'Send Ana the new offer', undefined],
    ['a date before the verb', 'remind me on Friday to call Tom', 'ours', 'Call Tom', '2026-03-06'],
    ['a count that is no day', 'ask about the second shift', 'ours', 'Ask about the second shift', undefined],
  ] as const)('%s', (_, text, ...action) => expect(read(text, en)).toEqual([action]))

  it.each([
    ['a future that is in no list', 'Ana teletransportará la caja', []],
    ['a future to us', 'nos soldarán la pieza', [['theirs', 'Soldarnos la pieza', undefined]]],
    [
      'what was said to be ours',
      'el jefe me dijo que mande la lista',
      [['ours', 'Mandar la lista', undefined]],
    ],
    [
      'one after another',
      'No tenemos que cambiar nada. Llamar a Ana.',
      [['ours', 'Llamar a Ana', undefined]],
    ],
    ['an hour with its day', 'llamar a Ana mañana a las nueve', [['ours', 'Llamar a Ana', '2026-03-05']]],
  ] as const)('in Spanish %s', (_, text, actions) => expect(read(text, es)).toEqual(actions))
})

it.each([
  ['what happens again and again', 'he calls every Monday'],
  ['what always happens', 'he always says he will pay'],
  ['what did not come about', 'Tom said he would call but he did not'],
  ['what was to be last week', 'she promised to call last week'],
  ['a saying', 'I have to hand it to them'],
  ['a noun behind another', 'we saw the floor plan this week'],
])('%s is no action', (_, text) => expect(linesOf(text, en)).toEqual([]))

it('what is wished for and then promised is one action', () => {
  expect(linesOf("They want a quote, so I'll send it on Friday", en)).toEqual(['Send it'])
  expect(linesOf('quieren una oferta, así que mándasela', es)).toEqual(['Mandársela'])
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
