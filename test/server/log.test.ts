import { expect, test } from 'vitest'
import { openSqlite } from '../../server/store/sqlite.ts'
import { founded, joined, PASSWORD } from './support/device.ts'
import { NOON, testServer } from './support/server.ts'

const CANARY = 'canary-7Q'

test('nothing a person wrote, and no secret, reaches the log', async () => {
  let broken = false
  const store = openSqlite(':memory:')
  const server = testServer({
    store: {
      ...store,
      transact: (workspace, work) =>
        broken ? Promise.reject(new Error(`UNIQUE failed: ${CANARY}`)) : store.transact(workspace, work),
    },
  })
  const desk = await founded(server)
  const phone = await joined(server, desk)
  const say = { name: `${CANARY} name`, about: `${CANARY} about`, [`tag/${CANARY}`]: true }
  const account = desk.account(say)
  await desk.sync([account, { ...account, patch: { name: CANARY } }])
  await desk.sync([
    desk.account({ ...say, value: CANARY }),
    { ...desk.account(), row: CANARY },
    { ...desk.account(), [CANARY]: CANARY, patch: CANARY },
    { ...desk.account(), patch: { [CANARY.repeat(50)]: CANARY } },
    { ...desk.account(), scope: CANARY },
    CANARY,
    desk.change({ noun: CANARY, patch: { [CANARY]: CANARY } }),
  ])
  await phone.put(phone.change({ noun: 'note', scope: account.scope, patch: { at: NOON, body: CANARY } }))
  const stranger = server.browser()
  const form = {
    email: `${CANARY}@x.example`,
    password: CANARY,
    device: { id: 'a'.repeat(16), name: CANARY },
  }
  await stranger.post('/api/sign-in', form)
  await stranger.post('/api/join', { code: CANARY, device: form.device })
  await stranger.post('/api/set-up', { ...form, token: CANARY, workspace: CANARY, name: CANARY })
  await stranger.post('/api/sign-in', `{"email": "${CANARY}`)
  await stranger.get(`/api/${CANARY}?q=${CANARY}`)
  await desk.browser.get(`/api/history?row=${CANARY}`)
  await desk.browser.post('/api/password', { old: CANARY, new: `${CANARY} and longer` })
  broken = true
  expect((await desk.browser.get('/api/me')).status).toBe(500)

  const log = JSON.stringify(server.logged)
  expect(server.logged.map(([event]) => event)).toEqual(
    expect.arrayContaining(['id_reuse', 'unreadable change', 'wrong password', 'failed']),
  )
  for (const secret of [CANARY, PASSWORD, desk.browser.cookie.slice(5)]) expect(log).not.toContain(secret)
})
