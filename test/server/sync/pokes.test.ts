import { expect, test } from 'vitest'
import { newId } from '../../../app/model/id.ts'
import { type Poke, readPoke } from '../../../app/model/protocol.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { type Device, founded, joined } from '../support/device.ts'
import { newMember } from '../support/members.ts'
import { testServer } from '../support/server.ts'

const BOOT = 'b'.repeat(16)

/** Listens to a device's pokes; `next` waits for one event. */
async function listen(device: Device) {
  const response = await device.browser.get('/api/pokes')
  const reader = response.body!.getReader()
  const decoder = new TextDecoder()
  return {
    response,
    async next(): Promise<Poke | undefined> {
      const { value, done } = await reader.read()
      return done ? undefined : readPoke(decoder.decode(value).replace(/^data: /, ''))
    },
    /** What comes next, as it is on the line. */
    async said(): Promise<string | undefined> {
      const { value, done } = await reader.read()
      return done ? undefined : decoder.decode(value).trim()
    },
    leave: () => reader.cancel(),
  }
}

/** A device that founded its workspace and has heard where it stands. */
async function listeningDesk() {
  const desk = await founded(testServer())
  const { next, leave } = await listen(desk)
  expect(await next()).toEqual({ revision: 2, boot: BOOT })
  return { desk, next, leave }
}

test('a device is told where the workspace stands, and then of every commit', async () => {
  const server = testServer()
  const desk = await founded(server)
  const phone = await joined(server, desk)
  const { response, next, leave } = await listen(phone)
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(await next()).toEqual({ revision: 2, boot: BOOT })
  await desk.sync([desk.account()])
  expect(await next()).toMatchObject({ revision: 3, boot: BOOT })
  await leave()
})

test('whoever asks for the pokes of somebody else is not told any', async () => {
  const desk = await founded(testServer())
  const ask = (member: string) => desk.browser.get(`/api/pokes?member=${member}`)
  const refused = await ask(newId())
  expect([refused.status, await refused.json()]).toEqual([401, { code: 'other_member' }])
  const told = await ask(desk.me.member.id)
  expect(told.status).toBe(200)
  await told.body?.cancel()
})

test('commits that come faster than they are read are one poke', async () => {
  const { desk, next, leave } = await listeningDesk()
  for (let n = 0; n < 10; n++) await desk.sync([desk.account()])
  const heard = []
  while (heard.at(-1) !== 12) heard.push((await next())?.revision)
  expect(heard.length).toBeLessThan(10)
  await leave()
})

test('where many listen, each hears of many commits in a few pokes, and of the last', async () => {
  const desk = await founded(testServer())
  const listeners = await Promise.all(Array.from({ length: 12 }, () => listen(desk)))
  const last = 2 + 30
  const heard = listeners.map(async ({ next, leave }) => {
    const revisions: number[] = []
    while (revisions.at(-1) !== last) revisions.push((await next())!.revision)
    await leave()
    return revisions.length
  })
  for (let n = 0; n < 30; n++) await desk.sync([desk.account()])
  for (const pokes of await Promise.all(heard)) expect(pokes).toBeLessThan(15)
})

test('a little news comes with its poke, and says what it follows on', async () => {
  const { desk, next, leave } = await listeningDesk()
  await desk.sync([desk.account({ name: 'Around the Horn' })])
  expect(await next()).toMatchObject({
    revision: 3,
    after: 2,
    rows: [{ noun: 'account', fields: { name: 'Around the Horn' } }],
  })
  await leave()
})

test('much news is for the device to ask for', async () => {
  const { desk, next, leave } = await listeningDesk()
  await desk.sync(Array.from({ length: 60 }, () => desk.account()))
  expect(await next()).toEqual({ revision: 62, boot: BOOT })
  await leave()
})

test('a device that was revoked hears no news', async () => {
  const server = testServer()
  const desk = await founded(server)
  const phone = await joined(server, desk)
  const { next, said } = await listen(phone)
  await next()
  await desk.browser.send('DELETE', `/api/devices/${phone.id}`)
  await desk.sync([desk.account()])
  expect(await said()).toBe('data: {}')
  expect(await next()).toBeUndefined()
})

test('a device that has gone is not held on to', async () => {
  const store = openSqlite(':memory:')
  let watching = 0
  const server = testServer({
    store: {
      ...store,
      watch(workspace, poke) {
        watching++
        const stop = store.watch(workspace, poke)
        return () => {
          watching--
          stop()
        }
      },
    },
  })
  const desk = await founded(server)
  const { next, leave } = await listen(desk)
  await next()
  expect(watching).toBe(1)
  await leave()
  await expect.poll(() => watching).toBe(0)
})

test('nobody listens without a session', async () => {
  const server = testServer()
  expect((await server.browser().get('/api/pokes')).status).toBe(401)
})

test('a device that is signed out from another is told at once that there is something to ask', async () => {
  const server = testServer()
  const desk = await founded(server)
  const phone = await joined(server, desk)
  const [onPhone, onDesk] = [await listen(phone), await listen(desk)]
  for (const { next } of [onPhone, onDesk]) await next()
  await desk.browser.send('DELETE', `/api/devices/${phone.id}`)
  expect(await onPhone.said()).toBe('data: {}')
  expect(await onPhone.said()).toBeUndefined()
  // Whose session goes on hears nothing that would make it ask.
  expect(await onDesk.next()).toMatchObject({ revision: 2, rows: [] })
  await onDesk.leave()
})

test('the device of a member who has left is told at once that there is something to ask', async () => {
  const server = testServer()
  const desk = await founded(server)
  const rita = await newMember(server, desk, { name: 'Rita Rep' })
  const { next, said } = await listen(rita)
  await next()
  await desk.browser.post(`/api/members/${rita.me.member.id}`, { left: true })
  expect(await said()).toBe('data: {}')
})

test('who listens is told to ask when something was handed in, and hears on', async () => {
  const server = testServer()
  const desk = await founded(server)
  const { next, said, leave } = await listen(desk)
  await next()
  const change = desk.account()
  await desk.browser.post('/api/hand-ins', {
    ...{ member: desk.me.member.id, device: desk.id, turn: 7, reason: 'access' },
    ...{ changes: [change], drafts: [] },
  })
  expect(await said()).toBe('data: {}')
  await desk.sync([desk.account()])
  expect(await next()).toMatchObject({ revision: 3 })
  await leave()
})
