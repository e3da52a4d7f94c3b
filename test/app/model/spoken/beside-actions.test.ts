import { beforeAll, describe, expect, it } from 'vitest'
import type { Proposals, Spoken } from '../../../../app/model/spoken/proposal.ts'
import { propose } from '../../../../app/model/spoken/propose.ts'
import { contextFor } from './score.ts'

let en: Spoken
let es: Spoken

beforeAll(async () => {
  en = await contextFor('en')
  es = await contextFor('es')
})

const read = (language: string, text: string): Proposals => propose(text, language === 'en' ? en : es)

describe('who is named', () => {
  const named = (text: string, contacts = en.contacts) =>
    propose(text, { ...en, contacts }).people.map(({ id, from, to }) => [id, text.slice(from, to)])

  it.each([
    ['by the first name', 'I met Ana', [['ana', 'Ana']]],
    ['by the whole name, once', 'I met Ana Ruiz today', [['ana', 'Ana Ruiz']]],
    ['without the accent', 'maria lopez was there', [['maria', 'maria lopez']]],
    ['by what is theirs', "Tom's boss was there", [['tom', "Tom's"]]],
    ['nobody within another word', 'the tomato banana', []],
  ])('%s', (_, text, people) => expect(named(text)).toEqual(people))

  it('a name that two have tells neither, until the rest is said', () => {
    const contacts = [
      { id: '1', name: 'Ana Ruiz' },
      { id: '2', name: 'Ana Torres' },
    ]
    expect(named('I met Ana', contacts)).toEqual([])
    expect(named('I met Ana Torres', contacts)).toEqual([['2', 'Ana Torres']])
  })
})

describe('how it went', () => {
  it.each([
    ['en', 'They were delighted', 5],
    ['en', 'the meeting went well', 4],
    ['en', 'she was not happy', 2],
    ['en', 'he was furious', 1],
    ['en', 'I parked the car', undefined],
    ['es', 'están encantados', 5],
    ['es', 'la visita fue bien', 4],
    ['es', 'no está contenta', 2],
    ['es', 'estaba furioso', 1],
    ['es', 'aparqué el coche', undefined],
  ] as const)('%s: "%s" is %s', (language, text, pulse) => expect(read(language, text).pulse).toBe(pulse))
})

describe('weak signals', () => {
  it.each([
    ['en', "they showed me Nordwind's machine", ['competitor']],
    ['en', 'we are too expensive for them', ['price']],
    ['en', 'they have a new plant manager', ['new-boss']],
    ['en', 'Tom is leaving in June', ['leaving']],
    ['en', 'they are opening a second warehouse', ['growth']],
    ['en', 'they are not leaving', []],
    ['en', 'I sent the price list', []],
    ['es', 'han hablado con Grupo Alba', ['competitor']],
    ['es', 'les parece muy caro', ['price']],
    ['es', 'tienen un jefe nuevo', ['new-boss']],
    ['es', 'Ana se jubila', ['leaving']],
    ['es', 'van a abrir otra fábrica', ['growth']],
    ['es', 'no van a cambiar de proveedor', []],
  ] as const)('%s: "%s"', (language, text, kinds) =>
    expect(read(language, text).signals.map(({ kind }) => kind)).toEqual(kinds),
  )
})

describe('a competitor told by a phrase', () => {
  const rivals = (language: string, text: string, account?: string) =>
    propose(text, { ...(language === 'en' ? en : es), ...(account && { account }) }).signals.flatMap(
      ({ kind, name, from, to }) => (kind === 'competitor' ? [[name, text.slice(from, to)]] : []),
    )

  it.each([
    ['en', "they're also talking to Globex", 'Globex'],
    ['en', 'Globex quoted them less', 'Globex'],
    ['en', 'they are comparing us with Initech', 'Initech'],
    ['en', 'Peter got a better offer from Acme Industries last week', 'Acme Industries'],
    ['en', 'he said they had compared us with Van der Berg', 'Van der Berg'],
    ['en', 'Globex offered them a ten percent discount', 'Globex'],
    ['en', "Initech's offer was lower", 'Initech'],
    ['en', 'we lost the order to Globex', 'Globex'],
    ['en', 'they buy from Hooli and from us', 'Hooli'],
    ['en', 'our competitor Globex was there', 'Globex'],
    ['en', "they're also talking to globex about the price", 'globex'],
    ['en', 'they got an offer from acme yesterday', 'acme'],
    ['en', 'it went fine but globex quoted them less', 'globex'],
    ['es', 'están hablando con Acme', 'Acme'],
    ['es', 'Acme les ha ofrecido un 10 % menos', 'Acme'],
    ['es', 'nos están comparando con Initech', 'Initech'],
    ['es', 'tienen una oferta mejor de Van Dijk', 'Van Dijk'],
    ['es', 'dicen que Globex es más barato', 'Globex'],
    ['es', 'le compran a Hooli desde mayo', 'Hooli'],
    ['es', 'se pasan a Initech', 'Initech'],
    ['es', 'están hablando con acme por el precio', 'acme'],
    ['es', 'acme les ha ofrecido un diez por ciento menos', 'acme'],
  ] as const)('%s: "%s" names %s', (language, text, name) =>
    expect(rivals(language, text)).toEqual([[name, name]]),
  )

  it.each([
    ['en', 'they are talking to Peter'],
    ['en', 'they are talking to Tom Baker about it'],
    ['en', 'they are talking to their lawyer'],
    ['en', "they're talking to suppliers"],
    ['en', "they're talking to legal"],
    ['en', 'they are not talking to Globex'],
    ['en', "they don't have an offer from Globex"],
    ['en', 'I got a quote from Globex for the van'],
    ['en', 'I talked to Thomas'],
    ['en', 'Thomas offered them a coffee'],
    ['en', 'their old supplier quoted them less'],
    ['en', 'they moved to Berlin'],
    ['en', 'it is cheaper'],
    ['es', 'están hablando con María'],
    ['es', 'están hablando con su abogado'],
    ['es', 'están hablando con proveedores'],
    ['es', 'no están hablando con Acme'],
    ['es', 'estoy hablando con Acme'],
    ['es', 'Diego les ofreció un café'],
    ['es', 'es más barato'],
  ] as const)('%s: "%s" names none', (language, text) => expect(rivals(language, text)).toEqual([]))

  it('the account itself is none', () => {
    expect(rivals('en', 'They said Hotel Miramar is cheaper', 'Hotel Miramar')).toEqual([])
    expect(rivals('es', 'están hablando con Miramar', 'Hotel Miramar')).toEqual([])
  })

  it('one who is named twice is told once', () =>
    expect(rivals('en', "They're talking to Globex. Globex quoted them less.")).toEqual([
      ['Globex', 'Globex'],
    ]))

  it('a known one is told with its name', () =>
    expect(rivals('en', "they showed me Nordwind's machine")).toEqual([['Nordwind', 'Nordwind']]))
})

describe('sums', () => {
  it.each([
    ['en', 'about forty thousand euros a year', [[40_000, 'EUR', 'forty thousand euros']]],
    ['en', 'it costs €1,250.50 now', [[1250.5, 'EUR', '€1,250.50']]],
    ['en', 'two hundred and fifty dollars', [[250, 'USD', 'two hundred and fifty dollars']]],
    ['en', 'a deal of 40k', [[40_000, undefined, '40k']]],
    ['en', 'we were five people at 3 tables', []],
    ['es', 'un millón de euros', [[1_000_000, 'EUR', 'un millón de euros']]],
    ['es', 'son 1.250,50 euros', [[1250.5, 'EUR', '1.250,50 euros']]],
    ['es', 'treinta y cinco mil euros', [[35_000, 'EUR', 'treinta y cinco mil euros']]],
    ['es', '40.000 € al año', [[40_000, 'EUR', '40.000 €']]],
  ] as const)('%s: "%s"', (language, text, sums) =>
    expect(
      read(language, text).money.map(({ amount, currency, from, to }) => [
        amount,
        currency,
        text.slice(from, to),
      ]),
    ).toEqual(sums),
  )
})
