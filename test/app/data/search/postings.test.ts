import { expect, test } from 'vitest'
import { Postings } from '../../../../app/data/search/postings.ts'

test('short and long lists, growing side by side over many pages, come back as they were put', () => {
  const postings = new Postings()
  const expected: [number, number][][] = []
  for (let document = 1; document <= 20_000; document++) {
    for (const term of [0, 1 + (document % 7), 10 + (document % 5000)]) {
      postings.append(term, document, document % 4)
      expected[term] ??= []
      expected[term].push([document, document % 4])
    }
  }
  for (const [term, list] of expected.entries()) expect(read(postings, term)).toEqual(list ?? [])
  expect(read(postings, 99_999)).toEqual([])
})

test('a document is put once, with the place it came with', () => {
  const postings = new Postings()
  postings.append(0, 1, 1)
  postings.append(0, 1, 3)
  postings.append(0, 2, 3)
  expect(read(postings, 0)).toEqual([
    [1, 1],
    [2, 3],
  ])
})

function read(postings: Postings, term: number): [number, number][] {
  const list: [number, number][] = []
  postings.each(term, (document, place) => list.push([document, place]))
  return list
}
