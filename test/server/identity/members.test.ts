import { beforeEach, describe, expect, test } from 'vitest'
import { type Device, founded, PASSWORD } from '../support/device.ts'
import { acceptForm, askToInvite, newMember, team, tokenIn } from '../support/members.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { stranger } from '../support/stranger.ts'

let server: TestServer
let people: Awaited<ReturnType<typeof team>>

beforeEach(async () => {
  server = testServer()
  people = await team(server, await founded(server))
})

const idOf = (device: Device) => device.me.member.id

async function change(by: Device, whom: Device | string, form: object) {
  const id = typeof whom === 'string' ? whom : idOf(whom)
  const response = await by.browser.post(`/api/members/${id}`, form)
  return [response.status, ((await response.json()) as { code?: string }).code]
}

async function fieldsOf(whom: Device) {
  return (await people.ada.snapshot()).rows.find(({ id }) => id === idOf(whom))?.fields
}

describe('an admin', () => {
  test('changes a role and a team, and takes both back', async () => {
    const { ada, andrew, nancy, steven } = people
    expect(await change(ada, nancy, { role: 'manager', manager: idOf(andrew) })).toEqual([200, undefined])
    expect(await fieldsOf(nancy)).toMatchObject({ role: 'manager', manager: idOf(andrew) })
    await change(ada, nancy, { role: 'rep', manager: null })
    expect(await fieldsOf(nancy)).not.toHaveProperty('manager')
    await change(ada, nancy, { manager: idOf(steven) })
    expect(await fieldsOf(nancy)).toMatchObject({ role: 'rep', manager: idOf(steven) })
  })

  test('takes no more than the three fields', async () => {
    const { ada, nancy } = people
    await change(ada, nancy, { name: 'Eve', email: 'eve@elsewhere.example', role: 'manager' })
    expect(await fieldsOf(nancy)).toMatchObject({
      name: 'Nancy Davolio',
      email: 'nancy@northwind.example',
      role: 'manager',
    })
  })

  test.each<[string, object]>([
    ['a role there is not', { role: 'owner' }],
    ['a team that is none', { manager: 'steven' }],
  ])('cannot give %s', async (_, form) => {
    expect(await change(people.ada, people.nancy, form)).toEqual([400, 'invalid'])
  })

  test('cannot put anybody into a team of a rep, of themselves, or of another workspace', async () => {
    const { ada, andrew, nancy } = people
    const eve = await stranger(server)
    for (const [whom, lead] of [
      [andrew, nancy],
      [andrew, andrew],
      [andrew, eve],
    ] as const)
      expect(await change(ada, whom, { manager: idOf(lead) })).toEqual([400, 'invalid'])
  })

  test('cannot change who is not in the workspace', async () => {
    const eve = await stranger(server)
    expect(await change(people.ada, eve, { left: true })).toEqual([404, 'not_found'])
    expect(await change(people.ada, 'nobody', { left: true })).toEqual([404, 'not_found'])
  })

  test('cannot leave by their own hand', async () => {
    await change(people.ada, people.andrew, { role: 'admin' })
    expect(await change(people.ada, people.ada, { left: true })).toEqual([403, 'self'])
  })

  test('stays one while there is no other', async () => {
    const { ada, andrew } = people
    expect(await change(ada, ada, { role: 'rep' })).toEqual([409, 'last-admin'])
    await change(ada, andrew, { role: 'admin' })
    await change(ada, andrew, { left: true })
    expect(await change(ada, ada, { role: 'rep' })).toEqual([409, 'last-admin'])
    await change(ada, andrew, { left: false })
    expect(await change(ada, ada, { role: 'rep' })).toEqual([200, undefined])
    expect(await change(ada, andrew, { role: 'rep' })).toEqual([403, 'forbidden'])
  })
})

test.each(['steven', 'andrew', 'nancy'] as const)('%s changes nobody, not even themselves', async who => {
  for (const whom of Object.values(people))
    for (const form of [{ role: 'admin' }, { manager: idOf(people.steven) }, { left: true }, {}])
      expect(await change(people[who], whom, form)).toEqual([403, 'forbidden'])
})

describe('a member who has left', () => {
  const signIn = () => {
    const { email, password, device } = acceptForm()
    return server.browser().post('/api/sign-in', { email, password, device })
  }

  test('reads and writes nothing more on any device, but hands in what is unsent', async () => {
    const { ada, nancy } = people
    await change(ada, nancy, { left: true })
    for (const response of [await nancy.turn([nancy.account()]), await nancy.browser.get('/api/snapshot')])
      expect([response.status, await response.json()]).toEqual([401, { code: 'revoked' }])
    const handIn = { member: idOf(nancy), device: nancy.id, turn: 1, reason: 'revoked' }
    const response = await nancy.browser.post('/api/hand-ins', {
      ...handIn,
      changes: [nancy.account()],
      drafts: [],
    })
    expect(response.status).toBe(200)
  })

  test('cannot sign in, nor join by a code made before', async () => {
    const { ada, nancy } = people
    const { code } = (await (await nancy.browser.post('/api/links', {})).json()) as { code: string }
    await change(ada, nancy, { left: true })
    const join = await server.browser().post('/api/join', { code, device: acceptForm().device })
    for (const response of [await signIn(), join])
      expect([response.status, await response.json()]).toEqual([403, { code: 'left' }])
  })

  test('with a wrong password is told no more than anybody', async () => {
    const { ada, nancy } = people
    await change(ada, nancy, { left: true })
    const form = { ...acceptForm(), password: `${PASSWORD} not` }
    const response = await server.browser().post('/api/sign-in', form)
    expect(await response.json()).toEqual({ code: 'wrong' })
  })

  test('is let in again when it was a mistake', async () => {
    const { ada, nancy } = people
    await change(ada, nancy, { left: true })
    await change(ada, nancy, { left: false })
    expect((await signIn()).status).toBe(200)
  })

  test('leaves no invitations behind', async () => {
    const { ada, steven } = people
    const invitation = await askToInvite(steven, { role: 'rep', manager: idOf(steven) })
    await change(ada, steven, { left: true })
    const accepting = await server.browser().post('/api/accept', acceptForm({ token: tokenIn(invitation) }))
    expect(await accepting.json()).toEqual({ code: 'withdrawn' })
  })
})

test('an admin who becomes a rep leaves none of the invitations a rep may not make', async () => {
  const { ada, andrew } = people
  await change(ada, andrew, { role: 'admin' })
  const invitation = await askToInvite(andrew, { role: 'admin' })
  await change(ada, andrew, { role: 'rep' })
  const accepting = await server.browser().post('/api/accept', acceptForm({ token: tokenIn(invitation) }))
  expect(await accepting.json()).toEqual({ code: 'withdrawn' })
})

test('what a manager sees follows team and role', async () => {
  const { ada, steven, nancy } = people
  const janet = await newMember(server, ada, { name: 'Janet Leverling' })
  const { row } = await janet.put(janet.account({ name: 'Around the Horn' }))
  const sees = async (device: Device) => (await device.snapshot()).rows.some(({ id }) => id === row.id)
  expect([await sees(steven), await sees(nancy), await sees(ada)]).toEqual([false, false, true])
  await change(ada, janet, { manager: idOf(steven) })
  expect(await sees(steven)).toBe(true)
  await change(ada, steven, { role: 'rep' })
  expect(await sees(steven)).toBe(false)
})
