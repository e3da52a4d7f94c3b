import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { MEMBER_HEADER, TEND_HEADER } from '../app/model/protocol.ts'
import { answer } from './http/answer.ts'
import type { Env } from './http/env.ts'
import { onlyOurs } from './http/headers.ts'
import { requireOwnOrigin } from './http/origin.ts'
import { Problem } from './http/problem.ts'
import { readSessionCookie } from './http/session-cookie.ts'
import { askerOf } from './identity/sessions.ts'
import { factsOf } from './log.ts'
import type { Ports } from './ports.ts'
import { type Route, routes } from './routes.ts'
import { StoreTrouble } from './store/store.ts'

/** The whole server as one function of its ports. Tests call `app.request()`; main serves it on a socket. */
export function createApp(ports: Ports) {
  const app = new Hono<Env>()
  app.use(onlyOurs(ports))
  app.use(compress({ encoding: 'gzip' }))
  app.use('/api/*', async (c, next) => {
    await next()
    c.header(TEND_HEADER, '1')
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })
  app.use('/api/*', async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') requireOwnOrigin(c, ports)
    await next()
  })
  for (const route of routes) serve(app, route, ports)
  app.all('/api/*', () => {
    throw new Problem(404, 'not_found')
  })
  app.get('*', c => ports.assets?.serve(c) ?? c.notFound())
  app.onError((error, c) => {
    if (error instanceof Problem) {
      for (const [name, value] of Object.entries(error.headers)) c.header(name, value)
      return answer(c, { code: error.code, ...error.more }, error.status)
    }
    ports.log.error({ path: c.req.routePath, ...factsOf(error) }, 'failed')
    if (error instanceof StoreTrouble && error.code === 'full') return answer(c, { code: 'full' }, 507)
    if (error instanceof StoreTrouble && error.code === 'busy') {
      c.header('retry-after', '1')
      return answer(c, { code: 'busy' }, 503)
    }
    return answer(c, { code: 'trouble' }, 500)
  })
  return app
}

function serve(app: Hono<Env>, route: Route, ports: Ports) {
  app.on(route.method, route.path, async c => {
    // Hono leads HEAD to the handler of GET.
    const handle = c.req.method === 'HEAD' ? route.head : route.handle
    if (!handle) throw new Problem(405, 'method')
    if (route.policy !== 'public') {
      const token = readSessionCookie(c, ports)
      const isHandingIn = route.policy === 'handing-in'
      const found = await ports.store.transact(undefined, tables =>
        askerOf(tables, token, ports.clock(), isHandingIn),
      )
      const named = c.req.header(MEMBER_HEADER) ?? c.req.query('member')
      if (named !== undefined && named !== found.asker.member) throw new Problem(401, 'other_member')
      c.set('asker', found.asker)
      c.set('session', found.session)
    }
    return handle(c, ports)
  })
}
