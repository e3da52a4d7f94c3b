import { expect, test } from 'vitest'
import { founded, joined } from '../support/device.ts'
import { memberBeside } from '../support/member.ts'
import { testServer } from '../support/server.ts'

/** A body of which the server waits for the end: `waiting` when it does, `end` gives it. */
function slow(body: unknown) {
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  const [waiting, reached] = gate()
  const [rest, end] = gate()
  let parts = 0
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        parts += 1
        if (parts === 1) return controller.enqueue(bytes.subarray(0, 10))
        reached()
        await rest
        if (parts === 2) controller.enqueue(bytes.subarray(10))
        controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, waiting, end }
}

function gate(): [Promise<void>, () => void] {
  let open = () => {}
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return [opened, open]
}

const JSON_TYPE = { 'content-type': 'application/json' }

test('a device that is revoked while it sends is not heard any more, and told nothing', async () => {
  const server = testServer()
  const desk = await founded(server)
  const phone = await joined(server, desk)
  const { stream, waiting, end } = slow(phone.request([phone.account({ name: 'Too late' })]))
  const sent = phone.browser.sendBytes('POST', '/api/sync', stream, JSON_TYPE)
  await waiting
  expect((await desk.browser.send('DELETE', `/api/devices/${phone.id}`)).status).toBe(200)
  end()
  const answer = await sent
  expect([answer.status, await answer.json()]).toEqual([401, { code: 'revoked' }])
  expect((await desk.snapshot()).rows.filter(({ noun }) => noun === 'account')).toEqual([])
})

test.each(['revoked', 'left'])(
  'whoever has been %s does not live on under the id of another device',
  async how => {
    const server = testServer()
    const desk = await founded(server)
    const rita = await memberBeside(server, desk, 'Rita')
    const { stream, waiting, end } = slow(rita.request([], { device: 'e'.repeat(16) }))
    const sent = rita.browser.sendBytes('POST', '/api/sync', stream, JSON_TYPE)
    await waiting
    const done =
      how === 'left'
        ? await desk.browser.post(`/api/members/${rita.me.member.id}`, { left: true })
        : await server.ports.store.transact(undefined, async tables => {
            const device = (await tables.device(rita.id))!
            await tables.keepDevice({ ...device, revoked: true })
            return { status: 200 }
          })
    expect(done.status).toBe(200)
    end()
    expect((await sent).status).toBe(401)
    expect((await rita.browser.get('/api/snapshot')).status).toBe(401)
  },
)

test('a session that was ended while it sends takes nothing in', async () => {
  const server = testServer()
  const desk = await founded(server)
  const phone = await joined(server, desk)
  const { stream, waiting, end } = slow(phone.request([phone.account({ name: 'Too late' })]))
  const { cookie } = phone.browser
  const sent = phone.browser.sendBytes('POST', '/api/sync', stream, JSON_TYPE)
  await waiting
  const other = server.browser()
  other.cookie = cookie
  await other.post('/api/sign-out', {})
  end()
  expect((await sent).status).toBe(401)
  expect((await desk.snapshot()).rows.filter(({ noun }) => noun === 'account')).toEqual([])
})
