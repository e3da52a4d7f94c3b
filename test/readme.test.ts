import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plants } from './prove/plants/index.ts'

const read = (path: string) => readFileSync(resolve(import.meta.dirname, '..', path), 'utf8')

it('the README names every command there is, and none that is not', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = [...read('README.md').matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name!)
  expect(named.filter(name => !(name in scripts))).toEqual([])
  for (const command of ['backup', 'restore', 'check-data', 'recover']) expect(named).toContain(command)
})

it('the README names every setting that the server reads', () => {
  const sources = read('server/config.ts') + read('server/transcribe/config.ts')
  const settings = [...sources.matchAll(/env\.([A-Z_]+)/g)].map(([, name]) => name)
  expect(settings.filter(name => !read('README.md').includes(`\`${name}\``))).toEqual([])
})

describe('the table of bad inputs and faults', () => {
  const rows = [...read('test/README.md').matchAll(/^\| ([BF]\d+) \|.*\| (.+) \|$/gm)].map(
    ([, row, held]) => ({ row: row!, held: held! }),
  )
  const numbered = (letter: string, last: number) =>
    Array.from({ length: last }, (_, index) => `${letter}${index + 1}`)
  /** Archives, cards and push subscriptions: there are none. */
  const without = ['B28', 'B29', 'B33']

  it('has every row of the hazard list once, but those of what does not exist', () => {
    const there = rows.map(({ row }) => row)
    expect(there).toEqual([...numbered('B', 40), ...numbered('F', 34)].filter(row => !without.includes(row)))
  })

  it.each(rows)('names for $row tests that are there, in the file it says', ({ held }) => {
    const files = [...held.matchAll(/`([\w/-]+)`((?: \*[^*]+\*)+)/g)]
    expect(files.length).toBeGreaterThan(0)
    for (const [, file, names] of files) {
      const source = read(`test/${file}.test.ts`)
      expect(source).not.toMatch(/\b(it|test|describe)\.(skip|todo|fails|only)\b/)
      for (const [, name] of names!.matchAll(/\*([^*]+)\*/g)) expect(isTestOf(source, name!), name).toBe(true)
    }
    // Nothing else in the cell passes for a test.
    expect(held.replaceAll(/`[\w/-]+`(?: \*[^*]+\*)+;? ?/g, '').replace(/^also .*$/, '')).toBe('')
  })
})

/** A test or a group of them is called so, or so behind what its case is called. */
function isTestOf(source: string, name: string): boolean {
  const words = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(
    `(it|test|describe)(\\.each\\b[^]*?)?\\(\\s*(['\`]|\`\\$\\{\\w+\\}: )${words}['\`],`,
  ).test(source)
}

it('both READMEs say how many bugs are planted', () => {
  for (const path of ['README.md', 'test/README.md']) expect(read(path)).toMatch(`${plants.length} `)
})
