import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { LARGEST_BODY } from '../../../app/model/protocol.ts'
import { type Device, founded } from '../support/device.ts'
import { testServer } from '../support/server.ts'

const HEADERS = { 'x-tend': '1', 'content-type': 'application/json' }

async function send(desk: Device, app: ReturnType<typeof testServer>['app'], body: BodyInit, headers = {}) {
  const init = {
    method: 'POST',
    body,
    headers: { ...HEADERS, cookie: desk.browser.cookie, ...headers },
    duplex: 'half',
  }
  const response = await app.request('http://localhost/api/sync', init as RequestInit)
  return [response.status, ((await response.json()) as { code: string }).code]
}

async function signedIn() {
  const server = testServer()
  const desk = await founded(server)
  return { desk, app: server.app }
}

test('a body cut off anywhere moves nothing', async () => {
  const { desk, app } = await signedIn()
  const { cursor } = await desk.sync()
  const whole = JSON.stringify(desk.request([desk.account()]))
  for (let length = 0; length < whole.length; length += 7)
    expect(await send(desk, app, whole.slice(0, length))).toEqual([400, 'invalid'])
  expect((await desk.sync()).cursor).toBe(cursor)
})

test.each([
  ['bytes that are no text', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
  ['a page', '<html>Welcome to the hotel</html>'],
  ['a number', '7'],
  ['null', 'null'],
  ['arrays ten thousand deep', '['.repeat(10_000) + ']'.repeat(10_000)],
  ['objects ten thousand deep', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
])('%s is answered 400', async (_, body) => {
  const { desk, app } = await signedIn()
  expect(await send(desk, app, body)).toEqual([400, 'invalid'])
})

test('compressed requests are refused unopened', async () => {
  const { desk, app } = await signedIn()
  const bomb = gzipSync(Buffer.alloc(50_000_000))
  expect(await send(desk, app, bomb, { 'content-encoding': 'gzip' })).toEqual([415, 'encoding'])
})

test('a body that says it is too large is not read at all', async () => {
  const { desk, app } = await signedIn()
  let read = 0
  const body = endless(() => read++)
  expect(await send(desk, app, body, { 'content-length': String(LARGEST_BODY + 1) })).toEqual([
    413,
    'too_large',
  ])
  expect(read).toBeLessThan(3)
})

test('a body that does not say how large it is, or lies, is read to the limit and no further', async () => {
  for (const headers of [{}, { 'content-length': '10' }]) {
    const { desk, app } = await signedIn()
    let read = 0
    const body = endless(() => read++)
    expect(await send(desk, app, body, headers)).toEqual([413, 'too_large'])
    expect(read * PART).toBeLessThan(LARGEST_BODY + 4 * PART)
  }
})

const PART = 256 * 1024

function endless(counted: () => void): ReadableStream {
  const part = new Uint8Array(PART).fill(0x20)
  return new ReadableStream({
    pull(controller) {
      counted()
      controller.enqueue(part)
    },
  })
}
