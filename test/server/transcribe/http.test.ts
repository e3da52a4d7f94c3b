import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { httpTranscriber } from '../../../server/transcribe/http.ts'
import { readAllowed } from '../../../server/transcribe/outbound.ts'
import type { HearingFailed, Recording } from '../../../server/transcribe/transcriber.ts'
import { testFolder, webm } from '../support/blobs.ts'
import { engineServer, json, listening, other, type Reply } from '../support/engine-server.ts'

function recording(size = 300_000): Recording {
  const file = join(testFolder(), 'recording')
  writeFileSync(file, webm(size))
  return { file, size, type: 'audio/webm', language: 'es' }
}

const engineAt = (
  url: URL,
  { timeoutMs = 30_000, allow = '127.0.0.1', key = 'secret' as string | undefined } = {},
) => httpTranscriber({ url, model: 'whisper-large', key, allowed: readAllowed(allow), timeoutMs })

const going = () => new AbortController().signal

async function failureOf(reply: Reply, settings = {}): Promise<string> {
  const { url } = await engineServer(reply)
  return why(engineAt(url, settings).hear(recording(), going()))
}

function why(hearing: Promise<unknown>): Promise<string> {
  return hearing.then(
    () => 'heard',
    (error: HearingFailed) => error.why,
  )
}

const VERBOSE = {
  task: 'transcribe',
  language: 'spanish',
  duration: 2.5,
  text: 'Llama a María.',
  segments: [{ id: 0, seek: 0, start: 0, end: 2.5, text: ' Llama a María.', tokens: [1], temperature: 0 }],
}

test('a recording is posted as the documented API says, and comes back as text with its times', async () => {
  const { url, asked } = await engineServer(json(VERBOSE))
  const heard = await engineAt(url).hear(recording(), going())
  expect(heard).toEqual({
    text: 'Llama a María.',
    segments: [{ from: 0, to: 2.5, text: ' Llama a María.' }],
  })
  expect(asked).toEqual([
    {
      path: '/v1/audio/transcriptions',
      authorization: 'Bearer secret',
      fields: {
        model: 'whisper-large',
        response_format: 'verbose_json',
        'timestamp_granularities[]': 'segment',
        language: 'es',
      },
      file: { name: 'recording.webm', type: 'audio/webm', sha: expect.any(String), size: 300_000 },
    },
  ])
})

test('an engine without a key is asked without one, and guesses the language when nobody knows it', async () => {
  const { url, asked } = await engineServer(json({ text: 'Hello.' }))
  const engine = httpTranscriber({
    url,
    model: 'small',
    key: undefined,
    allowed: readAllowed('127.0.0.1'),
    timeoutMs: 30_000,
  })
  expect(await engine.hear({ ...recording(), language: undefined }, going())).toEqual({ text: 'Hello.' })
  expect(asked[0]).toMatchObject({ authorization: undefined })
  expect(asked[0]!.fields).not.toHaveProperty('language')
})

test('an engine that knows no times is asked for plain text, and from then on at once', async () => {
  const { url, asked } = await engineServer(json({ error: {} }, 400), json({ text: 'Hello.' }))
  const engine = engineAt(url)
  expect(await engine.hear(recording(), going())).toEqual({ text: 'Hello.' })
  await engine.hear(recording(), going())
  expect(asked.map(({ fields }) => fields.response_format)).toEqual(['verbose_json', 'json', 'json'])
})

test.each<[string, Reply, string]>([
  ['a page', other(200, 'text/html', '<!doctype html><title>Sign in</title>'), 'trouble'],
  ['a page that calls itself JSON', other(200, 'application/json', '<html>'), 'trouble'],
  ['text that does not say it is JSON', other(200, 'text/plain', '{"text":"x"}'), 'trouble'],
  ['JSON without text', json({ error: 'x' }), 'trouble'],
  ['half an answer', other(200, 'application/json', '{"text":"x'), 'trouble'],
  ['a redirect', other(302, 'text/plain', '', { location: 'http://169.254.169.254/' }), 'trouble'],
  ['nothing found', json({}, 404), 'trouble'],
  ['a wrong key', json({ error: {} }, 401), 'unreachable'],
  ['too many requests', json({}, 429), 'unreachable'],
  ['trouble of its own', json({}, 500), 'unreachable'],
  ['a bad gateway’s page', other(502, 'text/html', '<html>'), 'unreachable'],
  ['that the recording is too large', json({}, 413), 'too_large'],
  ['that it cannot read it', json({}, 400), 'format'],
])('an engine that answers %s fails by name', async (_, reply, expected) => {
  expect(await failureOf(reply)).toBe(expected)
})

test('a redirect is not followed', async () => {
  let reached = 0
  const elsewhere = await listening((_, response) => {
    reached++
    response.end()
  })
  for (const status of [301, 302, 307, 308])
    expect(await failureOf(other(status, 'text/plain', '', { location: elsewhere }))).toBe('trouble')
  expect(reached).toBe(0)
})

test('an answer of more than 10 MB is not read to its end', async () => {
  const piece = Buffer.alloc(1024 * 1024, 'x')
  let sent = 0
  const flood: Reply = response => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const more = () => {
      if (!response.destroyed && sent < 1000) response.write(piece, more)
      sent++
    }
    more()
  }
  expect(await failureOf(flood)).toBe('trouble')
  expect(sent).toBeLessThan(100)
})

test('an engine that never answers is given up', async () => {
  expect(await failureOf(() => {}, { timeoutMs: 50 })).toBe('timeout')
})

test('an engine that answers without ever ending is given up', async () => {
  const trickle: Reply = response =>
    response.writeHead(200, { 'content-type': 'application/json' }).write('{')
  expect(await failureOf(trickle, { timeoutMs: 50 })).toBe('timeout')
})

test('an engine that hangs up, or is not there, is unreachable', async () => {
  expect(await failureOf((_response, _asked, request) => request.socket.destroy())).toBe('unreachable')
  expect(await why(engineAt(new URL('http://127.0.0.1:9/')).hear(recording(), going()))).toBe('unreachable')
})

test('an engine that refuses before it has heard everything is still understood', async () => {
  const url = await listening((_, response) => {
    response.writeHead(413, { 'content-type': 'application/json', connection: 'close' }).end('{}')
  })
  const answers = await why(engineAt(new URL(url)).hear(recording(20_000_000), going()))
  // Who hangs up early may cut off its own answer; then it is asked again.
  expect(['too_large', 'unreachable']).toContain(answers)
})

test('an address nobody named is not spoken to', async () => {
  const { url, asked } = await engineServer(json(VERBOSE))
  for (const host of ['127.0.0.1', 'localhost'])
    expect(
      await why(
        engineAt(new URL(url.href.replace('127.0.0.1', host)), { allow: '' }).hear(recording(), going()),
      ),
    ).toBe('unreachable')
  expect(asked).toEqual([])
  expect(
    await why(
      engineAt(new URL(url.href.replace('127.0.0.1', 'localhost')), { allow: '127.0.0.1' }).hear(
        recording(),
        going(),
      ),
    ),
  ).toBe('heard')
})

test('it stops when it is told to', async () => {
  const { url } = await engineServer(() => stop.abort())
  const stop = new AbortController()
  expect(await why(engineAt(url).hear(recording(), stop.signal))).toBe('unreachable')
})

test('it is known by its model, and says which host hears the sound', () => {
  const engine = engineAt(new URL('https://stt.example.com/v1/audio/transcriptions'))
  expect([engine.kind, engine.name, engine.leaves]).toEqual(['http', 'whisper-large', 'stt.example.com'])
})
