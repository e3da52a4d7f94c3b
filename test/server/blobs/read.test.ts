import { describe, expect, test } from 'vitest'
import { rangeOf } from '../../../server/blobs/range.ts'
import { bytesOf, named, pathOf, sendAll, sendPart, webm, withBytes } from '../support/blobs.ts'

const text = (value: string) => new TextEncoder().encode(value)

async function withRecording() {
  const bytes = webm(1000)
  const world = await withBytes()
  const row = await world.hang(bytes, { name: 'memo.m4a' })
  await sendAll(world.desk, row, bytes)
  const get = (headers: Record<string, string> = {}) => world.desk.browser.get(pathOf(row), headers)
  return { ...world, bytes, row, get }
}

test('bytes are handed out as a file that runs nothing, under the type they are', async () => {
  const { get } = await withRecording()
  const { status, headers } = await get()
  expect(status).toBe(200)
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'audio/webm',
    'content-length': '1000',
    'content-disposition': `attachment; filename="memo.m4a"; filename*=UTF-8''memo.m4a`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
  })
})

test.each([
  ['a PDF as a recording', 'audio', text('%PDF-1.7')],
  ['SVG as a photo', 'photo', text('<svg onload="alert(1)"/>')],
  ['HTML as a file', 'file', text('<script>alert(1)</script>')],
])('%s is refused when it is whole, and not kept', async (_, kind, bytes) => {
  const { desk, hang } = await withBytes()
  const row = await hang(bytes, { kind, blob: named(bytes) })
  expect(await sendPart(desk, pathOf(row), 0, bytes)).toEqual({ status: 422, code: 'type', offset: 0 })
  expect((await desk.browser.get(pathOf(row))).status).toBe(404)
})

test('a text file comes back byte by byte, also to who takes it compressed', async () => {
  const { desk, hang } = await withBytes()
  const bytes = text('Dear Maria,\n'.repeat(500))
  const row = await hang(bytes, { kind: 'file', name: 'letter.txt', blob: named(bytes, 'text/plain') })
  await sendAll(desk, row, bytes)
  const plain = await desk.browser.get(pathOf(row))
  expect([plain.headers.get('content-type'), await bytesOf(plain)]).toEqual(['text/plain', bytes])
  const zipped = await desk.browser.get(pathOf(row), { 'accept-encoding': 'gzip' })
  const unzipped = zipped.body!.pipeThrough(new DecompressionStream('gzip'))
  expect(await bytesOf(new Response(unzipped))).toEqual(bytes)
})

describe('a range', () => {
  test.each([
    ['bytes=0-0', 0, 1],
    ['bytes=0-', 0, 1000],
    ['bytes=100-199', 100, 200],
    ['bytes=990-5000', 990, 1000],
    ['bytes=-1', 999, 1000],
    ['bytes=-5000', 0, 1000],
  ])('%s is answered with those bytes', async (range, from, end) => {
    const { get, bytes } = await withRecording()
    const response = await get({ range })
    expect([response.status, response.headers.get('content-range')]).toEqual([
      206,
      `bytes ${from}-${end - 1}/1000`,
    ])
    expect(await bytesOf(response)).toEqual(bytes.subarray(from, end))
  })

  test.each(['bytes=1000-', 'bytes=5000-6000', 'bytes=-0', 'bytes=999999999999999-'])(
    '%s lies outside',
    async range => {
      const { get } = await withRecording()
      const response = await get({ range })
      expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */1000'])
      expect(await response.json()).toEqual({ code: 'range' })
    },
  )

  test.each([
    ['one that is none', 'bytes=a-b'],
    ['one that ends before it begins', 'bytes=5-2'],
    ['another unit', 'lines=1-2'],
    ['a hundred of them', `bytes=${Array.from({ length: 100 }, (_, n) => `${n}-${n}`).join(',')}`],
  ])('that is %s is answered with everything', async (_, range) => {
    const { get, bytes } = await withRecording()
    const response = await get({ range })
    expect([response.status, await bytesOf(response)]).toEqual([200, bytes])
  })

  test('of other bytes than the asker holds is answered with everything', async () => {
    const { get, row } = await withRecording()
    const { hash } = row.fields.blob as { hash: string }
    expect((await get({ range: 'bytes=0-9', 'if-range': `"${hash}"` })).status).toBe(206)
    expect((await get({ range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200)
  })

  test('never names more than there is', () => {
    for (const header of ['bytes=0-99', 'bytes=-99', 'bytes=9-', 'bytes=0-0', 'bytes=9-9'])
      expect(rangeOf(header, 10)).toSatisfy(
        range => range !== 'none' && range!.from >= 0 && range!.end <= 9 && range!.from <= range!.end,
      )
  })
})
