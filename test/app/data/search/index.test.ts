import { beforeEach, describe, expect, test } from 'vitest'
import { readQuery } from '../../../../app/data/search/asked.ts'
import { SearchIndex } from '../../../../app/data/search/index.ts'
import { account, action, contact, note } from './entries.ts'

let index: SearchIndex

beforeEach(() => {
  index = new SearchIndex()
})

describe('what is found', () => {
  test('every word typed must begin a word, in any order', () => {
    index.put(note('Price list sent on Friday'))
    expect(find('pri')).toHaveLength(1)
    expect(find('fri list')).toHaveLength(1)
    expect(find('ist')).toHaveLength(0)
    expect(find('price monday')).toHaveLength(0)
  })

  test.each([
    ['Müller & Söhne', 'muller sohne'],
    ['Muller', 'MÜLLER'],
    ['Straße', 'strasse'],
    ['Bon app’', "bon app'"],
    ["L'Oréal", 'oreal'],
    ["L'Oréal", 'loreal'],
    ["O'Brien", 'obrien'],
    ['Георгий Ёлкин', 'георгии елк'],
    ['Αθήνα, οδός Σταδίου', 'αθηνα οδος'],
    ['أحمد المصري', 'احمد'],
    ['مُحَمَّد', 'محمد'],
    ['שָׁלוֹם רב', 'שלום'],
    ['हिन्दी भाषा', 'हिन्'],
    ['東京都港区', '京都'],
    ['東京都港区', '区'],
    ['会议在北京举行', '北京举'],
    ['コーヒーを注文', 'ヒーを注'],
    ['ｺｰﾋｰ', 'コーヒー'],
    ['สวัสดีครับ', 'ดีครับ'],
    ['ສະບາຍດີ', 'ບາຍ'],
    ['ជំរាបសួរ', 'រាប'],
    ['서울특별시', '특별'],
    ['서울특별시', '별ㅅ'],
    ['Tokyo東京', 'tok 京'],
    ['𠮷野家', '野家'],
    ['𠮷野家', '𠮷'],
    ['٣٠ علبة', '30'],
  ])('%s is found by %s', (text, query) => {
    index.put(note(text))
    index.put(note('something else'))
    expect(find(query)).toHaveLength(1)
  })

  test('writing without spaces is found only where the characters stand together', () => {
    index.put(note('京都と東京'))
    expect(find('東京都')).toHaveLength(0)
    index.put(note('東京都港区'))
    expect(find('東京都')).toHaveLength(1)
  })

  test('a vowel sign is not folded away', () => {
    index.put(note('किताब'))
    expect(find('कताब')).toHaveLength(0)
  })

  test('nothing typed finds nothing', () => {
    index.put(note('anything'))
    for (const query of ['', '   ', '\u200b']) expect(find(query)).toEqual([])
  })

  test.each(['%', '_', '"', 'NEAR(', '*', "'; DROP TABLE notes; --", '[a-z]', '\\', 'title:price', '-price'])(
    '%s has no special meaning',
    query => {
      index.put(note('nothing to see'))
      expect(find(query)).toEqual([])
    },
  )

  test('a sign that was typed must stand there', () => {
    index.put(note('50% off'))
    index.put(note('50 crates'))
    index.put(note('she said "yes" to snake_case'))
    expect(find('50%')).toEqual(['50% off'])
    expect(find('%')).toEqual(['50% off'])
    expect(find('"')).toEqual(['she said "yes" to snake_case'])
    expect(find('_')).toEqual(['she said "yes" to snake_case'])
    expect(find('NEAR(')).toEqual([])
  })

  test('quotation marks and commas around words are only punctuation', () => {
    index.put(note('Near the harbour'))
    expect(find('"near harbour"')).toHaveLength(1)
    expect(find('NEAR(harbour, 5)')).toHaveLength(0)
    expect(find('near(harbour)')).toHaveLength(1)
  })

  test('a query of 10 KB is taken word for word', () => {
    const words = Array.from({ length: 1500 }, (_, i) => `word${i}`)
    index.put(note(words.join(' ')))
    expect(find(words.join(' '))).toHaveLength(1)
    expect(find(`${words.join(' ')} missing`)).toHaveLength(0)
    expect(find('x'.repeat(10_000))).toHaveLength(0)
  })

  test('a word longer than any dictionary holds is compared to its end', () => {
    const word = 'donaudampfschifffahrtsgesellschaftskapitaen'
    index.put(note(`${word}switwe`))
    expect(find(word)).toHaveLength(1)
    expect(find(`${word}smuetze`)).toHaveLength(0)
  })

  test('a telephone number is found however it was typed', () => {
    index.put(contact('Thomas Hardy', { phone: '(171) 555-7788' }))
    for (const query of ['1715557788', '171 555', '171-555-7788', 'thomas 171555'])
      expect(find(query)).toEqual(['Thomas Hardy'])
  })

  test("words of the account's name count for what was written there", () => {
    const horn = account('Around the Horn')
    index.put(horn)
    index.put(note('Invoice went missing', { account: horn.id }))
    index.put(note('Invoice went missing', { account: 'another' }))
    expect(find('horn invoice')).toHaveLength(1)
    expect(find('horn')).toEqual(['Around the Horn'])
  })

  test('an action is found by its text', () => {
    index.put(action('Send price list'))
    expect(find('send list')).toEqual(['Send price list'])
  })

  test('only the nouns asked for are found and counted', () => {
    index.put(account('Horn'))
    index.put(note('Horn'))
    expect(index.find(readQuery('horn'), ['note'])).toMatchObject({ total: 1, entries: [{ noun: 'note' }] })
  })

  test('the count tells of more than are answered', () => {
    for (let i = 0; i < 30; i++) index.put(note(`visit ${i}`))
    const { entries, total } = index.find(readQuery('visit'), undefined, 10)
    expect([entries.length, total]).toEqual([10, 30])
  })
})

describe('what comes first', () => {
  test('a name that begins so, then a name with such a word, then towns and tags, then text', () => {
    index.put(note('London calling'))
    index.put(account('Around the Horn', { keys: ['London'] }))
    index.put(account('New London Traders'))
    index.put(account('London Wines'))
    expect(find('london')).toEqual([
      'London Wines',
      'New London Traders',
      'Around the Horn',
      'London calling',
    ])
  })

  test('accounts come before people of the same name', () => {
    index.put(contact('Ernst Handel'))
    index.put(account('Ernst Handel'))
    expect(index.find(readQuery('ernst')).entries.map(entry => entry.noun)).toEqual(['account', 'contact'])
  })

  test('of texts, the newer', () => {
    index.put(note('order two', { at: 2 }))
    index.put(note('order three', { at: 3 }))
    index.put(note('order one', { at: 1 }))
    expect(find('order')).toEqual(['order three', 'order two', 'order one'])
    expect(index.find(readQuery('order'), undefined, 2).entries.map(entry => entry.title)).toEqual([
      'order three',
      'order two',
    ])
  })

  test('of names, by the alphabet', () => {
    for (const name of ['Berta', 'Bergström', 'Bernd']) index.put(contact(name))
    expect(find('ber')).toEqual(['Bergström', 'Bernd', 'Berta'])
  })
})

describe('keeping up', () => {
  test('a changed entry is found by its new words only', () => {
    const old = note('crates of beer')
    index.put(old)
    index.put({ ...old, title: 'bottles of wine', text: 'bottles of wine' })
    expect(find('beer')).toEqual([])
    expect(find('wine')).toEqual(['bottles of wine'])
    expect(index.size).toBe(1)
  })

  test('a removed entry is found no more', () => {
    const gone = note('crates of beer')
    index.put(gone)
    index.remove('note', gone.id)
    index.remove('note', 'never there')
    expect(find('beer')).toEqual([])
  })

  test('with a deleted account goes what was written there, and comes back with it', () => {
    const horn = account('Around the Horn')
    index.put(note('Invoice', { account: horn.id }))
    index.put(horn)
    index.remove('account', horn.id)
    expect(find('invoice')).toEqual([])
    index.put(horn)
    expect(find('invoice')).toHaveLength(1)
  })

  test('a name that changed is no longer lent to its notes', () => {
    const horn = account('Around the Horn')
    index.put(horn)
    index.put(note('Invoice', { account: horn.id }))
    index.put({ ...horn, title: 'Brass & Sons' })
    expect(find('horn invoice')).toEqual([])
    expect(find('brass invoice')).toHaveLength(1)
  })
})

function find(query: string): string[] {
  return index.find(readQuery(query)).entries.map(entry => entry.title)
}
