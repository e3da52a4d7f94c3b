import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openAssets } from '../../../server/http/assets.ts'
import { testServer } from '../support/server.ts'

const DAY = 86_400_000
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tend-assets-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const built = () => join(folder, 'app')
const kept = () => join(folder, 'data', 'assets')

/** Builds an app whose one part has this name, and starts a server on it. */
async function started(part: string) {
  rmSync(built(), { recursive: true, force: true })
  mkdirSync(join(built(), 'assets'), { recursive: true })
  writeFileSync(
    join(built(), 'index.html'),
    `<!doctype html><title>Tend</title><script src="/assets/${part}"></script>`,
  )
  writeFileSync(join(built(), 'service-worker.js'), 'self')
  writeFileSync(join(built(), 'assets', part), `export default '${part.repeat(500)}'`)
  const { browser } = testServer({ assets: await openAssets(built(), kept(), Date.now()) })
  return browser()
}

test('every page of the app is answered by its shell, asked for again each time', async () => {
  const browser = await started('main-1.js')
  for (const path of [
    '/',
    '/accounts',
    '/accounts/01936f3c-9a10-7000-8000-000000000001/timeline',
    '/set-up',
  ]) {
    const response = await browser.get(path)
    expect(await response.text()).toContain('<title>Tend</title>')
    expect(response.headers.get('cache-control')).toBe('no-cache')
  }
})

test.each([
  '/assets/gone-1.js',
  '/assets/',
  '/robots.txt',
  '/favicon.ico',
  '/assets/../index.html.map',
  '/.env',
])('what looks like a file and is not there (%s) is missing, never the shell', async path => {
  const browser = await started('main-1.js')
  expect((await browser.get(path)).status).toBe(404)
})

test.each([
  '/..%2f..%2fetc%2fpasswd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/assets/..%2findex.html',
  '/%00',
  '/%',
  '/%ff',
])('no path (%s) leads out of the built app', async path => {
  const browser = await started('main-1.js')
  const response = await browser.get(path)
  expect(await response.text()).toMatch(/<title>Tend<|Not found/)
})

test('parts are kept for ever by browsers, and sent as small as they can read them', async () => {
  const browser = await started('main-1.js')
  const response = await browser.get('/assets/main-1.js', { 'accept-encoding': 'gzip, br' })
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(response.headers.get('content-encoding')).toBe('br')
  const small = Buffer.from(await response.arrayBuffer())
  expect(brotliDecompressSync(small).toString()).toContain('main-1.js')
  expect(
    (await browser.get('/assets/main-1.js', { 'accept-encoding': 'gzip' })).headers.get('content-encoding'),
  ).toBe('gzip')
})

test('a shell the browser has already is not sent again', async () => {
  const browser = await started('main-1.js')
  const etag = (await browser.get('/')).headers.get('etag')!
  expect((await browser.get('/', { 'if-none-match': etag })).status).toBe(304)
  expect((await browser.get('/', { 'if-none-match': `W/${etag}` })).status).toBe(304)
  expect((await browser.get('/', { 'if-none-match': '"older"' })).status).toBe(200)
})

test('a tab of an earlier build still finds its parts, for a fortnight', async () => {
  await started('old-1.js')
  const browser = await started('new-2.js')
  expect((await browser.get('/assets/old-1.js')).status).toBe(200)
  const past = new Date(Date.now() - 15 * DAY)
  utimesSync(join(kept(), 'old-1.js'), past, past)
  const later = await started('new-2.js')
  expect((await later.get('/assets/old-1.js')).status).toBe(404)
  expect((await later.get('/assets/new-2.js')).status).toBe(200)
})

test.each<Record<string, string>>([
  { range: 'bytes=-1' },
  { range: `bytes=${Array.from({ length: 100 }, (_, n) => `${n}-${n}`).join(',')}` },
  { range: 'lines=1-2' },
  { 'if-modified-since': 'noon' },
  { 'if-none-match': '\\"*' },
  { 'accept-encoding': 'q=;;,' },
])('odd headers (%o) do no harm', async headers => {
  const browser = await started('main-1.js')
  expect((await browser.get('/assets/main-1.js', headers)).status).toBe(200)
})

test('without a built app the server says what to do', async () => {
  await expect(openAssets(built(), kept(), Date.now())).rejects.toThrow('npm run build')
})
