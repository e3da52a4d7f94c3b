import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(resolve(import.meta.dirname, '..', path), 'utf8')

it('the README backs up the file that the server writes', () => {
  const written = /'(tend\.\w+)'/.exec(read('server/open.ts'))![1]
  expect(read('README.md')).toContain(`data/${written} "VACUUM INTO`)
})

it('the README names every setting that the server reads', () => {
  const sources = read('server/config.ts') + read('server/transcribe/config.ts')
  const settings = [...sources.matchAll(/env\.([A-Z_]+)/g)].map(([, name]) => name)
  expect(settings.filter(name => !read('README.md').includes(`\`${name}\``))).toEqual([])
})
