import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

/** Which room may import which. A room not listed for another is behind a wall. */
const MAY_IMPORT: Record<string, string[]> = {
  'app/model': [],
  'app/i18n': ['app/model'],
  'app/ui': [],
  'app/data': ['app/model'],
  'app/features': ['app/data', 'app/model', 'app/ui', 'app/i18n'],
  'app/shell': ['app/features', 'app/data', 'app/model', 'app/ui', 'app/i18n'],
  app: ['app/shell', 'app/features', 'app/data', 'app/model', 'app/ui', 'app/i18n'],
  server: ['app/model'],
}

/** Packages that belong to one room alone. */
const ONLY_IN: Record<string, string> = {
  dexie: 'app/data',
  hono: 'server',
  'better-sqlite3': 'server',
  papaparse: 'app/features',
}

it('every import respects the walls between the rooms', () => {
  expect(sources().flatMap(file => importsOf(file).flatMap(target => broken(file, target)))).toEqual([])
})

it('only the store, and what looks after its files, speaks to the database', () => {
  const speakers = sources().filter(file => importsOf(file).includes('better-sqlite3'))
  expect(speakers.filter(file => !/^server\/(store|operate)\//.test(file))).toEqual([])
})

it('no feature imports another feature', () => {
  const between = sources()
    .filter(file => featureOf(file))
    .flatMap(file => importsOf(file).map(target => ({ file, target })))
    .filter(
      ({ file, target }) =>
        featureOf(target) && featureOf(target) !== featureOf(file) && featureOf(target) !== 'shared',
    )
  expect(between.map(({ file, target }) => `${file} → ${target}`)).toEqual([])
})

it('the model reads no clock, no chance and no browser', () => {
  const impure = sources()
    .filter(file => file.startsWith('app/model/'))
    .flatMap(file =>
      lines(file).flatMap((line, i) =>
        /Date\.now\(|Math\.random\(|\b(window|document|navigator|localStorage)\./.test(line)
          ? [`${file}:${i + 1}`]
          : [],
      ),
    )
  expect(impure).toEqual([])
})

function broken(file: string, target: string): string[] {
  const room = roomOf(file)
  if (!target.startsWith('app/') && !target.startsWith('server/')) {
    const owner = ONLY_IN[target.split('/')[0]!]
    return owner && owner !== room ? [`${file} → ${target} (only in ${owner})`] : []
  }
  const other = roomOf(target)
  return other === room || MAY_IMPORT[room]!.includes(other) ? [] : [`${file} → ${target}`]
}

function roomOf(path: string): string {
  return Object.keys(MAY_IMPORT)
    .filter(room => path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0]!
}

function featureOf(path: string): string | undefined {
  return /^app\/features\/([a-z-]+)\//.exec(path)?.[1]
}

function importsOf(file: string): string[] {
  const found = lines(file)
    .join('\n')
    .matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)
  return [...found].map(([, target]) =>
    target!.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), target!)) : target!,
  )
}

function lines(file: string): string[] {
  return readFileSync(join(ROOT, file), 'utf8').split('\n')
}

function sources(): string[] {
  return ['app', 'server']
    .flatMap(room =>
      readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map(file => join(room, file)),
    )
    .filter(file => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
}
