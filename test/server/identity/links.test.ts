import { expect, test } from 'vitest'
import { BUDGETS } from '../../../server/identity/attempts.ts'
import { type Device, founded, joined } from '../support/device.ts'
import { type TestServer, testServer } from '../support/server.ts'

const MINUTE = 60_000
let devices = 0

async function addLink(device: Device) {
  return (await (await device.browser.post('/api/links', {})).json()) as {
    url: string
    code: string
    expires: number
  }
}

async function join(server: TestServer, code: string) {
  const device = { id: (++devices).toString(16).padStart(16, 'b'), name: 'Phone' }
  const response = await server.browser().post('/api/join', { code, device })
  return [response.status, ((await response.json()) as { code?: string }).code]
}

test('the link and the code typed by hand sign a second device in as the same member', async () => {
  const server = testServer()
  const desk = await founded(server)
  const { url, code, expires } = await addLink(desk)
  expect(url).toBe(`http://localhost/join#${code}`)
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(expires).toBe(server.time.now + 10 * MINUTE)
  expect((await joined(server, desk)).me).toEqual(desk.me)
})

test.each([(code: string) => code.toLowerCase(), (code: string) => ` ${code.replace('-', ' ')} `])(
  'a code is understood however it is typed (%o)',
  async typed => {
    const server = testServer()
    const desk = await founded(server)
    expect(await join(server, typed((await addLink(desk)).code))).toEqual([200, undefined])
  },
)

test('letters that look like digits are taken for them', async () => {
  const server = testServer()
  const desk = await founded(server)
  const { code } = await addLink(desk)
  expect(code).toMatch(/0/)
  expect(await join(server, code.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual([200, undefined])
})

test('a code works once, also for two at the same moment', async () => {
  const server = testServer()
  const desk = await founded(server)
  const { code } = await addLink(desk)
  const both = await Promise.all([join(server, code), join(server, code)])
  expect(both.sort()).toEqual([
    [200, undefined],
    [410, 'used'],
  ])
  expect(await join(server, code)).toEqual([410, 'used'])
})

test('a code works for ten minutes', async () => {
  const server = testServer()
  const desk = await founded(server)
  const [first, second] = [await addLink(desk), await addLink(desk)]
  server.time.now += 10 * MINUTE
  expect(await join(server, first.code)).toEqual([200, undefined])
  server.time.now += 1
  expect(await join(server, second.code)).toEqual([410, 'expired'])
})

test('codes cannot be guessed at leisure', async () => {
  const server = testServer()
  const desk = await founded(server)
  const { code } = await addLink(desk)
  for (let n = 0; n < BUDGETS.codeFrom; n++)
    expect(await join(server, `WR0N-${1000 + n}`)).toEqual([403, 'wrong'])
  expect(await join(server, code)).toEqual([429, 'too-many'])
})

test('a set-up token is no code to join with', async () => {
  const server = testServer()
  const token = (await server.setUpToken())!
  await founded(server)
  expect(await join(server, token)).toEqual([403, 'wrong'])
})
