import { expect, test } from 'vitest'
import { founded, PASSWORD } from '../support/device.ts'
import { type Browser, testServer } from '../support/server.ts'

const form = {
  workspace: 'Northwind',
  name: 'Ada Marsh',
  email: ' Ada@Northwind.example ',
  password: PASSWORD,
  device: { id: 'd'.repeat(16), name: 'Desk' },
}

async function setUp(browser: Browser, change: object) {
  const response = await browser.post('/api/set-up', { ...form, ...change })
  return [response.status, ((await response.json()) as { code?: string }).code]
}

test('the set-up link founds the workspace, makes its first member an admin and signs them in', async () => {
  const server = testServer()
  const desk = await founded(server)
  expect(desk.me).toMatchObject({ member: { name: 'Ada Marsh', email: 'ada@northwind.example' } })
  expect(desk.me.server).not.toBe('')
  const { rows } = await desk.snapshot()
  expect(rows.map(({ noun, id, by, fields }) => ({ noun, id, by, fields }))).toEqual(
    expect.arrayContaining([
      { noun: 'workspace', id: desk.me.workspace.id, by: desk.me.member.id, fields: { name: 'Northwind' } },
      {
        noun: 'member',
        id: desk.me.member.id,
        by: desk.me.member.id,
        fields: { name: 'Ada Marsh', email: 'ada@northwind.example', role: 'admin' },
      },
    ]),
  )
})

test('who one is can be asked again', async () => {
  const desk = await founded(testServer())
  expect(await (await desk.browser.get('/api/me')).json()).toEqual(desk.me)
})

test('the link works once, and no link is made when there is a workspace', async () => {
  const server = testServer()
  const token = await server.setUpToken()
  const another = await server.setUpToken()
  expect(await setUp(server.browser(), { token })).toEqual([200, undefined])
  expect(await setUp(server.browser(), { token })).toEqual([410, 'used'])
  expect(await setUp(server.browser(), { token: another })).toEqual([410, 'used'])
  expect(await server.setUpToken()).toBeUndefined()
})

test('a link shown at an earlier start works until one is used', async () => {
  const server = testServer()
  const token = await server.setUpToken()
  await server.setUpToken()
  server.time.now += 30 * 86_400_000
  expect(await setUp(server.browser(), { token })).toEqual([200, undefined])
})

test.each([
  ['another token', { token: 'x'.repeat(43) }, 403, 'wrong'],
  ['a short password', { password: 'elevenchars' }, 400, 'weak'],
  ['no name', { name: '  ' }, 400, 'invalid'],
  ['an e-mail that is none', { email: 'ada' }, 400, 'invalid'],
  ['a device that is none', { device: { id: 'desk', name: 'Desk' } }, 400, 'invalid'],
])('%s founds nothing', async (_, change, status, code) => {
  const server = testServer()
  const token = await server.setUpToken()
  expect(await setUp(server.browser(), { token, ...change })).toEqual([status, code])
  expect(await setUp(server.browser(), { token })).toEqual([200, undefined])
})

test('two who follow the link at once are one founder and one latecomer', async () => {
  const server = testServer()
  const token = await server.setUpToken()
  const both = await Promise.all([setUp(server.browser(), { token }), setUp(server.browser(), { token })])
  expect(both.map(([status]) => status).sort()).toEqual([200, 410])
})
