import { describe, expect, test } from 'vitest'
import { founded } from '../support/device.ts'
import { testServer } from '../support/server.ts'

describe('a change asked for by another page is refused', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin at all', { origin: 'null' }],
    ['the same host on another port', { origin: 'http://localhost:1234' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a sister site', { 'sec-fetch-site': 'same-site' }],
    ['our origin, but another site', { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' }],
    ['a page that cannot send our header', { 'x-tend': '' }],
  ])('%s', async (_, headers: Record<string, string>) => {
    const server = testServer()
    const desk = await founded(server)
    const before = (await desk.sync()).cursor
    const response = await desk.browser.post('/api/sync', desk.request([desk.account()]), headers)
    expect([response.status, await response.json()]).toEqual([403, { code: 'origin' }])
    expect((await desk.sync()).cursor).toBe(before)
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonx',
    '',
  ])('a body a form could send (%s)', async type => {
    const desk = await founded(testServer())
    const response = await desk.browser.post('/api/sync', desk.request([]), { 'content-type': type })
    expect(response.status).toBe(415)
  })
})

test('our own page is let through', async () => {
  const desk = await founded(testServer())
  const headers = {
    origin: 'http://localhost',
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json; charset=utf-8',
  }
  expect((await desk.browser.post('/api/sync', desk.request([]), headers)).status).toBe(200)
})

test('where the address is configured, only that is ours, whatever the request was sent to', async () => {
  const server = testServer({ origin: 'https://tend.example' })
  const send = (origin: string) => server.browser().post('/api/sign-out', {}, { origin })
  expect((await send('http://localhost')).status).toBe(403)
  expect((await send('https://tend.example')).status).toBe(200)
})

describe('a proxy’s word', () => {
  const form = {
    email: 'nobody@northwind.example',
    password: 'wrong',
    device: { id: 'd'.repeat(16), name: '' },
  }
  /** Each proxy'd caller has ten tries; asks how many of twenty got one. */
  async function triesOf(proxies: string[], forwarded: (n: number) => string) {
    const { app } = testServer({ proxies })
    let tries = 0
    for (let n = 0; n < 20; n++) {
      const headers = { 'x-tend': '1', 'content-type': 'application/json', 'x-forwarded-for': forwarded(n) }
      const from = { incoming: { socket: { remoteAddress: '::ffff:10.0.0.1' } } }
      const init = { method: 'POST', headers, body: JSON.stringify(form) }
      if ((await app.request('http://localhost/api/sign-in', init, from)).status === 403) tries++
    }
    return tries
  }

  test('on where a request came from is not taken from strangers', async () => {
    expect(await triesOf([], n => `1.2.3.${n}`)).toBe(10)
  })

  test('is taken from a proxy that is listed, but not what was written before it', async () => {
    expect(await triesOf(['10.0.0.1'], n => `1.2.3.${n}`)).toBe(20)
    expect(await triesOf(['10.0.0.1'], n => `6.6.6.${n}, 1.2.3.4`)).toBe(10)
  })
})
