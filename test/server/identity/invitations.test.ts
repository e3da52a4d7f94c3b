import { beforeEach, describe, expect, test } from 'vitest'
import { BUDGETS } from '../../../server/identity/attempts.ts'
import { INVITATION_LASTS_MS, MOST_OPEN } from '../../../server/identity/invitations.ts'
import { type Device, founded, PASSWORD } from '../support/device.ts'
import { acceptForm, askToInvite, type Invitation, newMember, team, tokenIn } from '../support/members.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { stranger } from '../support/stranger.ts'

let server: TestServer
let ada: Device

beforeEach(async () => {
  server = testServer()
  ada = await founded(server)
})

async function accept(invitation: { url: string }, change: object = {}) {
  const form = acceptForm({ token: tokenIn(invitation), ...change })
  const response = await server.browser().post('/api/accept', form)
  return [response.status, ((await response.json()) as { code?: string }).code]
}

/** As the page of the link asks of it; `token` stands for the one in its address. */
async function read({ url, token = tokenIn({ url }) }: { url: string; token?: string }) {
  const response = await server.browser().post('/api/invited', { token })
  return [response.status, ((await response.json()) as { code?: string }).code]
}

async function openTo(device: Device) {
  const response = await device.browser.get('/api/invitations')
  return ((await response.json()) as { invitations: Invitation[] }).invitations
}

const withdraw = async (device: Device, { id }: { id: string }) =>
  (await device.browser.send('DELETE', `/api/invitations/${id}`)).status

const membersSeenBy = async (device: Device) =>
  (await device.snapshot()).rows.filter(row => row.noun === 'member')

test('who follows a link becomes a member with the role and team it carries, signed in', async () => {
  const { steven } = await team(server, ada)
  const invitation = await askToInvite(ada, { role: 'rep', manager: steven.me.member.id })
  expect(invitation.url).toMatch(/^http:\/\/localhost\/invite#[\w-]{43}$/)
  expect(invitation.expires).toBe(server.time.now + INVITATION_LASTS_MS)
  const browser = server.browser()
  const form = acceptForm({
    token: tokenIn(invitation),
    name: 'Janet Leverling',
    email: ' Janet@Northwind.example',
  })
  const me = (await (await browser.post('/api/accept', form)).json()) as Device['me']
  expect(me).toMatchObject({ workspace: ada.me.workspace, member: { email: 'janet@northwind.example' } })
  expect((await membersSeenBy(ada)).find(({ id }) => id === me.member.id)?.fields).toEqual({
    name: 'Janet Leverling',
    email: 'janet@northwind.example',
    role: 'rep',
    manager: steven.me.member.id,
  })
  expect(await (await browser.get('/api/me')).json()).toEqual(me)
})

test('a link says, before anything is filled in, who invites and to which workspace, and of its address nothing', async () => {
  const invitation = await askToInvite(ada, { role: 'rep', email: 'janet@northwind.example' })
  const response = await server.browser().post('/api/invited', { token: tokenIn(invitation) })
  expect([response.status, await response.json()]).toEqual([200, { workspace: 'Northwind', by: 'Ada Marsh' }])
  expect(await accept(invitation, { email: 'janet@northwind.example' })).toEqual([200, undefined])
})

test('looking at a link, a good or a used one, is no guess; tokens that are none are, and are bounded', async () => {
  const [good, used] = [await askToInvite(ada, { role: 'rep' }), await askToInvite(ada, { role: 'rep' })]
  await accept(used)
  for (let i = 0; i < BUDGETS.codeFrom; i++) {
    expect(await read(good)).toEqual([200, undefined])
    expect(await read(used)).toEqual([410, 'used'])
  }
  for (let i = 0; i < BUDGETS.codeFrom; i++)
    expect(await read({ url: good.url, token: `${i}`.padStart(43, 'A') })).toEqual([403, 'wrong'])
  expect(await read(good)).toEqual([429, 'too-many'])
})

describe('who may invite whom', () => {
  type Who = 'ada' | 'steven' | 'andrew' | 'nancy'
  test.each<[Who, string, Who | undefined, number]>([
    ['ada', 'admin', undefined, 200],
    ['ada', 'manager', undefined, 200],
    ['ada', 'rep', undefined, 200],
    ['ada', 'rep', 'steven', 200],
    ['ada', 'rep', 'nancy', 400],
    ['ada', 'owner', undefined, 400],
    ['steven', 'rep', 'steven', 200],
    ['steven', 'rep', undefined, 403],
    ['steven', 'rep', 'andrew', 403],
    ['steven', 'manager', 'steven', 403],
    ['steven', 'admin', undefined, 403],
    ['nancy', 'rep', undefined, 403],
    ['nancy', 'rep', 'nancy', 403],
    ['nancy', 'rep', 'steven', 403],
  ])('%s invites a %s into the team of %s: %i', async (who, role, lead, status) => {
    const people = await team(server, ada)
    const manager = lead && people[lead].me.member.id
    expect((await askToInvite(people[who], { role, manager })).status).toBe(status)
  })

  test('nobody leads a team from another workspace', async () => {
    const eve = await stranger(server)
    expect((await askToInvite(ada, { role: 'rep', manager: eve.me.member.id })).status).toBe(400)
  })
})

test('open invitations are seen, and withdrawn, by those who could have made them', async () => {
  const { steven, andrew, nancy } = await team(server, ada)
  const eve = await stranger(server)
  const toTeam = await askToInvite(ada, { role: 'rep', manager: steven.me.member.id, email: 'j@n.example' })
  const toAll = await askToInvite(ada, { role: 'manager' })
  const ids = async (device: Device) => (await openTo(device)).map(({ id }) => id).sort()
  expect(await ids(ada)).toEqual([toTeam.id, toAll.id].sort())
  expect(await openTo(steven)).toEqual([
    {
      id: toTeam.id,
      role: 'rep',
      manager: steven.me.member.id,
      email: 'j@n.example',
      by: ada.me.member.id,
      made: server.time.now,
      expires: server.time.now + INVITATION_LASTS_MS,
    },
  ])
  for (const device of [andrew, nancy, eve]) {
    expect(await openTo(device)).toEqual([])
    expect(await withdraw(device, toTeam)).toBe(404)
  }
  expect(await withdraw(steven, toAll)).toBe(404)
  expect(await withdraw(steven, toTeam)).toBe(200)
  expect(await withdraw(ada, toTeam)).toBe(404)
  expect(await ids(ada)).toEqual([toAll.id])
})

test('what lists and logs hold opens nothing, and the store knows a token by its hash', async () => {
  const invitation = await askToInvite(ada, { role: 'rep' })
  expect(JSON.stringify([await openTo(ada), server.logged])).not.toContain(tokenIn(invitation))
  await server.ports.store.transact(undefined, async tables => {
    expect(await tables.invitation(tokenIn(invitation))).toBeUndefined()
  })
})

describe('B37: a link opens nothing', () => {
  const refusals: [string, (invitation: Invitation) => Promise<unknown> | unknown, object, number, string][] =
    [
      ['a second time', invitation => accept(invitation), { email: 'other@n.example' }, 410, 'used'],
      ['once withdrawn', invitation => withdraw(ada, invitation), {}, 410, 'withdrawn'],
      ['after seven days', () => (server.time.now += INVITATION_LASTS_MS + 1), {}, 410, 'expired'],
      [
        'for another e-mail than it is for',
        () => undefined,
        { email: 'eve@elsewhere.example' },
        403,
        'other-email',
      ],
      ['when it is none', () => undefined, { token: 'A'.repeat(43) }, 403, 'wrong'],
    ]
  test.each(refusals)('%s, and that is noted', async (_, happens, change, status, code) => {
    const email = 'nancy@northwind.example'
    const invitation = await askToInvite(ada, { role: 'admin', email })
    await happens(invitation)
    const before = await membersSeenBy(ada)
    expect(await accept(invitation, change)).toEqual([status, code])
    if (code !== 'other-email') expect(await read({ ...invitation, ...change })).toEqual([status, code])
    expect(await membersSeenBy(ada)).toEqual(before)
    const id = code === 'wrong' ? undefined : invitation.id
    expect(server.logged).toContainEqual(['invitation refused', { invitation: id, code }])
    expect(JSON.stringify(server.logged)).not.toContain('elsewhere')
  })

  test('for two at the same moment', async () => {
    const invitation = await askToInvite(ada, { role: 'rep' })
    const both = await Promise.all([
      accept(invitation, { email: 'a@n.example' }),
      accept(invitation, { email: 'b@n.example' }),
    ])
    expect(both.map(([status]) => status).sort()).toEqual([200, 410])
  })

  test('to one who guesses at leisure', async () => {
    const invitation = await askToInvite(ada, { role: 'rep' })
    for (let n = 0; n < BUDGETS.codeFrom; n++)
      expect(await accept({ url: `#guess-${n}` })).toEqual([403, 'wrong'])
    expect(await accept(invitation)).toEqual([429, 'too-many'])
  })
})

test('a link for one address takes it however it is written', async () => {
  const invitation = await askToInvite(ada, { role: 'rep', email: 'Nancy@Northwind.example' })
  expect(await accept(invitation, { email: ' NANCY@northwind.example ' })).toEqual([200, undefined])
})

test('that an e-mail is taken is told only to who holds a good link, which stays good', async () => {
  const email = 'ada@northwind.example'
  expect(await accept({ url: '#guess' }, { email })).toEqual([403, 'wrong'])
  const invitation = await askToInvite(ada, { role: 'rep' })
  expect(await accept(invitation, { email })).toEqual([409, 'email-taken'])
  expect(await accept(invitation)).toEqual([200, undefined])
  expect((await askToInvite(ada, { role: 'rep', email })).code).toBe('email-taken')
})

test.each([
  ['a short password', { password: 'elevenchars' }, 400, 'weak'],
  ['no name', { name: ' ' }, 400, 'invalid'],
  ['an e-mail that is none', { email: 'nancy' }, 400, 'invalid'],
  ['a device that is none', { device: { id: 'phone', name: 'Phone' } }, 400, 'invalid'],
])('%s makes no member, and the link stays good', async (_, change, status, code) => {
  const invitation = await askToInvite(ada, { role: 'rep' })
  expect(await accept(invitation, change)).toEqual([status, code])
  expect(await accept(invitation)).toEqual([200, undefined])
})

test('a role, a workspace or an id in what is filled in changes nothing', async () => {
  const invitation = await askToInvite(ada, { role: 'rep' })
  const asked = {
    role: 'admin',
    manager: ada.me.member.id,
    workspace: 'w',
    id: ada.me.member.id,
    left: false,
  }
  expect(await accept(invitation, asked)).toEqual([200, undefined])
  const [nancy] = (await membersSeenBy(ada)).filter(({ id }) => id !== ada.me.member.id)
  expect(nancy?.fields).toEqual({ name: 'Nancy Davolio', email: 'nancy@northwind.example', role: 'rep' })
})

describe('B35: line breaks and markup', () => {
  const NASTY = 'Nancy\r\nSet-Cookie: tend=stolen\r\n\r\n<script>alert(1)</script>'

  test('in a name are kept as text and reach no header', async () => {
    const invitation = await askToInvite(ada, { role: 'rep' })
    const form = acceptForm({ token: tokenIn(invitation), name: NASTY })
    const response = await server.browser().post('/api/accept', form)
    expect(JSON.stringify([...response.headers])).not.toContain('stolen')
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(((await response.json()) as Device['me']).member.name).toBe(NASTY)
  })

  test.each(['a@b\r\nBcc: eve@elsewhere.example', 'a@b <script>', 'a b@c'])(
    'in an address (%j) make no invitation',
    async email => {
      expect((await askToInvite(ada, { role: 'rep', email })).code).toBe('invalid')
    },
  )

  test('in a role or a team make no invitation', async () => {
    expect((await askToInvite(ada, { role: NASTY })).code).toBe('invalid')
    expect((await askToInvite(ada, { role: 'rep', manager: NASTY })).code).toBe('invalid')
  })
})

test('open links have a bound', async () => {
  for (let n = 0; n < MOST_OPEN; n++) await askToInvite(ada, { role: 'rep' })
  expect((await askToInvite(ada, { role: 'rep' })).code).toBe('too-many')
  server.time.now += INVITATION_LASTS_MS + 1
  expect((await askToInvite(ada, { role: 'rep' })).status).toBe(200)
})

test('a new member signs in with what they chose', async () => {
  await newMember(server, ada, { name: 'Nancy Davolio' })
  const { email, device } = acceptForm()
  const response = await server.browser().post('/api/sign-in', { email, password: PASSWORD, device })
  expect(response.status).toBe(200)
})
