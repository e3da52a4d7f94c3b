import { expect, test } from 'vitest'
import { routes } from '../../server/routes.ts'
import { founded } from './support/device.ts'
import { testServer } from './support/server.ts'

const PUBLIC = [
  'GET /api/health',
  'POST /api/set-up',
  'POST /api/sign-in',
  'POST /api/sign-out',
  'POST /api/join',
  'POST /api/invited',
  'POST /api/accept',
]
const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

test('every route of the app is in the table, with its policy', () => {
  const { app } = testServer()
  const served = app.routes.filter(route => route.path.startsWith('/api/') && route.path !== '/api/*')
  expect(served.map(named).sort()).toEqual(routes.map(named).sort())
})

test('only what must be is public', () => {
  expect(
    routes
      .filter(route => route.policy === 'public')
      .map(named)
      .sort(),
  ).toEqual(PUBLIC.sort())
})

test.each(routes.filter(route => route.policy === 'session').map(route => [named(route), route] as const))(
  '%s is closed to strangers, to made-up cookies and to devices that were revoked',
  async (_, { method, path }) => {
    const server = testServer()
    const desk = await founded(server)
    const ask = async (browser: typeof desk.browser) => {
      const response = await browser.send(
        method,
        path.replace(':id', desk.id),
        method === 'POST' ? {} : undefined,
      )
      return [response.status, await response.json()]
    }
    const stranger = server.browser()
    expect(await ask(stranger)).toEqual([401, { code: 'expired' }])
    stranger.cookie = 'tend=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    expect(await ask(stranger)).toEqual([401, { code: 'expired' }])
    await desk.browser.send('DELETE', `/api/devices/${desk.id}`)
    expect(await ask(desk.browser)).toEqual([401, { code: 'revoked' }])
  },
)

test.each(['/api', '/api/', '/api/nothing', '/api/sync/more', '/api/../secret'])(
  'what is not listed (%s) is a plain 404 in JSON where it is the API’s, whatever the method',
  async path => {
    const server = testServer()
    for (const method of ['GET', 'POST', 'DELETE', 'PUT', 'PATCH']) {
      const response = await server.browser().send(method, path, method === 'GET' ? undefined : {})
      expect(response.status).toBe(404)
    }
  },
)

test('every answer of the API carries our header and is never kept', async () => {
  const server = testServer()
  for (const path of ['/api/health', '/api/me', '/api/nothing']) {
    const { headers } = await server.browser().get(path)
    expect([headers.get('x-tend'), headers.get('cache-control')]).toEqual(['1', 'no-store'])
  }
})
