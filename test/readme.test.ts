import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

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
