import { describe, expect, test } from 'vitest'
import { readQuery } from '../../../../app/data/search/asked.ts'
import type { Entry } from '../../../../app/data/search/entry.ts'
import { excerptOf, marksIn } from '../../../../app/data/search/excerpt.ts'
import { account, contact, note } from './entries.ts'

describe('marks', () => {
  test.each([
    ['Price list, prices', 'pri', ['Pri', 'pri']],
    ['Große Mu\u0308hle', 'gross muh', ['Groß', 'Mu\u0308h']],
    ['L’Oréal', 'loreal', ['L’Oréal']],
    ['Around the Horn', 'hor the', ['the', 'Hor']],
    ['東京都と京都', '京都', ['京都', '京都']],
    ['서울특별시', '트', ['특']],
    ['50% of 500', '50%', ['50%', '50']],
    ['nothing', 'else', []],
  ])('%s for %s', (text, query, marked) => {
    expect(marksIn(text, readQuery(query)).map(([start, end]) => text.slice(start, end))).toEqual(marked)
  })

  test('the longest word typed is marked', () => {
    expect(marksIn('sending', readQuery('s send'))).toEqual([[0, 4]])
  })
})

describe('a snippet', () => {
  test('shows the place in its sentence, however far into the text', () => {
    const far = `${'Talked about the weather. '.repeat(400)}They want the new harbour crane before spring.`
    const { snippet, snippetMarks } = excerpt(note(far), 'crane')
    expect(snippet).toMatch(/^….*want the new harbour crane before spring\.$/)
    expect(marked(snippet, snippetMarks)).toEqual(['crane'])
  })

  test('begins where the title leaves off', () => {
    const { title, titleMarks, snippet } = excerpt(note('\nVisit in March\nSaw the cellar.\nGood.'), 'visit')
    expect([title, snippet]).toEqual(['Visit in March', 'Saw the cellar. Good.'])
    expect(marked(title, titleMarks)).toEqual(['Visit'])
  })

  test('of a long first line goes on after the words of the title', () => {
    const line = 'Met the buyer about prices for the coming year and '.repeat(4).trim()
    const { title, snippet } = excerpt(note(line), 'buyer')
    expect(title.endsWith('…')).toBe(true)
    expect(line.startsWith(title.slice(0, -1))).toBe(true)
    expect(
      line
        .slice(title.length - 1)
        .trim()
        .startsWith(snippet.slice(0, 40)),
    ).toBe(true)
  })

  test('tells an account by its town and tags, a person by role and mail', () => {
    expect(excerpt(account('Horn', { keys: ['London', 'wine'] }), 'horn').snippet).toBe('London · wine')
    expect(excerpt(contact('Ann', { keys: ['Owner'] }), 'owner').snippetMarks).toEqual([[0, 5]])
  })

  test('tells more of them only where that answers', () => {
    const horn = account('Horn', { keys: ['London'], details: ['Fauntleroy Circus', '555-7788'] })
    expect(excerpt(horn, 'horn').snippet).toBe('London')
    expect(excerpt(horn, 'horn faunt').snippet).toBe('London · Fauntleroy Circus')
  })

  test('stays at the beginning when the title answers all', () => {
    const text = `${'Nothing here. '.repeat(30)}Horn again.`
    expect(excerpt(account('Horn', { keys: ['London'], text }), 'horn').snippet).toMatch(/^London · Nothing/)
  })

  test('never cuts a character in two', () => {
    const { snippet } = excerpt(note(`Title\n${'😀'.repeat(300)}x`), 'title')
    expect(snippet.isWellFormed()).toBe(true)
  })
})

function excerpt(entry: Entry, query: string) {
  return excerptOf(entry, readQuery(query))
}

function marked(text: string, marks: [number, number][]): string[] {
  return marks.map(([start, end]) => text.slice(start, end))
}
