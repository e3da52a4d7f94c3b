import { expect, test } from 'vitest'
import { BUDGETS } from '../../../server/identity/attempts.ts'
import { IDLE_MS, LONGEST_MS } from '../../../server/identity/sessions.ts'
import { founded, joined, PASSWORD } from '../support/device.ts'
import { type Browser, type TestServer, testServer } from '../support/server.ts'

const EMAIL = 'ada@northwind.example'
const MINUTE = 60_000

async function signIn(
  browser: Browser,
  { email = EMAIL, password = PASSWORD, device = 'a'.repeat(16) } = {},
) {
  const response = await browser.post('/api/sign-in', {
    email,
    password,
    device: { id: device, name: 'Phone' },
  })
  return [response.status, ((await response.json()) as { code?: string }).code]
}

const isSignedIn = async (browser: Browser) => (await browser.get('/api/me')).status === 200

test('the right password signs in, however the e-mail was typed', async () => {
  const server = testServer()
  await founded(server)
  const browser = server.browser()
  expect(await signIn(browser, { email: ' ADA@northwind.example' })).toEqual([200, undefined])
  expect(await isSignedIn(browser)).toBe(true)
})

test('a password that is changed while it is looked at opens nothing any more', async () => {
  let isSlow = false
  let go = () => {}
  let reached = () => {}
  const looked = new Promise<void>(resolve => {
    go = resolve
  })
  const isLooking = new Promise<void>(resolve => {
    reached = resolve
  })
  const server = testServer({
    passwords: {
      hash: async password => `quick ${password}`,
      matches: async (password, hash) => {
        reached()
        if (isSlow) await looked
        return hash === `quick ${password}`
      },
    },
  })
  const desk = await founded(server)
  isSlow = true
  const thief = server.browser()
  const asked = signIn(thief)
  await isLooking
  await server.ports.store.transact(undefined, tables =>
    tables.keepPassword(desk.me.member.id, 'quick another one'),
  )
  go()
  expect(await asked).toEqual([403, 'wrong'])
  expect(await isSignedIn(thief)).toBe(false)
})

test('a wrong password and an unknown e-mail get the same answer, after the same work', async () => {
  let checked = 0
  const server = testServer({
    passwords: {
      hash: async password => `quick ${password}`,
      matches: async (password, hash) => {
        checked++
        return hash === `quick ${password}`
      },
    },
  })
  await founded(server)
  expect(await signIn(server.browser(), { password: 'not the password' })).toEqual([403, 'wrong'])
  expect(await signIn(server.browser(), { email: 'eve@northwind.example' })).toEqual([403, 'wrong'])
  expect(checked).toBe(2)
})

test('the cookie is for this host only, out of reach of scripts, and secure over https', async () => {
  const cookieAt = async (origin?: string) => {
    const server = testServer({ ...(origin && { origin }) })
    await founded(server)
    const device = { id: 'a'.repeat(16), name: '' }
    const response = await server.browser().post('/api/sign-in', { email: EMAIL, password: PASSWORD, device })
    return response.headers.get('set-cookie')!
  }
  expect(await cookieAt()).toMatch(/^tend=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(await cookieAt('https://tend.example')).toMatch(
    /^__Host-tend=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
})

test('signing in gives a new session; a cookie set before counts for nothing', async () => {
  const server = testServer()
  await founded(server)
  const browser = server.browser()
  browser.cookie = 'tend=chosen-by-somebody-else'
  await signIn(browser)
  expect(browser.cookie).not.toContain('chosen-by-somebody-else')
})

test('signing out ends the session on the server too', async () => {
  const server = testServer()
  const { browser } = await founded(server)
  const thief = server.browser()
  thief.cookie = browser.cookie
  expect((await browser.post('/api/sign-out', {})).headers.get('set-cookie')).toContain('Max-Age=0')
  expect(await isSignedIn(thief)).toBe(false)
  expect((await server.browser().post('/api/sign-out', {})).status).toBe(200)
})

test('a session that is used lives for a year, one that is not for a season', async () => {
  const server = testServer()
  const desk = await founded(server)
  const phone = await joined(server, desk)
  const start = server.time.now
  while (server.time.now + IDLE_MS < start + LONGEST_MS) {
    server.time.now += IDLE_MS
    expect(await isSignedIn(desk.browser)).toBe(true)
  }
  expect(await isSignedIn(phone.browser)).toBe(false)
  server.time.now = start + LONGEST_MS + 1
  expect(await isSignedIn(desk.browser)).toBe(false)
})

test('2,000 guesses at one account are stopped after ten, and the right password waits with them', async () => {
  const server = testServer()
  await founded(server)
  const answers = []
  for (let n = 0; n < 2000; n++) answers.push((await signIn(server.browser(), { password: `guess ${n}` }))[0])
  expect(answers.filter(status => status === 403)).toHaveLength(BUDGETS.accountFrom)
  expect(await signIn(server.browser())).toEqual([429, 'too-many'])
  server.time.now += 16 * MINUTE
  expect(await signIn(server.browser())).toEqual([200, undefined])
})

test('guesses sent all at once are counted all the same', async () => {
  const server = testServer()
  await founded(server)
  const all = await Promise.all(
    Array.from({ length: 100 }, (_, n) => signIn(server.browser(), { password: `guess ${n}` })),
  )
  expect(all.filter(([status]) => status === 403)).toHaveLength(BUDGETS.accountFrom)
})

test('500 people behind one address who mistype once each are not locked out', async () => {
  const server = testServer()
  await founded(server)
  for (let n = 0; n < 500; n++)
    expect(await signIn(server.browser(), { email: `rep${n}@northwind.example` })).toEqual([403, 'wrong'])
  expect(await signIn(server.browser())).toEqual([200, undefined])
})

test('signing in rightly is no attempt', async () => {
  const server = testServer()
  await founded(server)
  for (let n = 0; n < 30; n++) expect(await signIn(server.browser())).toEqual([200, undefined])
})

test('nobody signs in on a device of somebody else', async () => {
  const server = testServer()
  const desk = await founded(server)
  await server.ports.store.transact(undefined, async tables => {
    await tables.keepMember({ id: 'eve', workspace: desk.me.workspace.id, email: 'eve@northwind.example' })
    await tables.keepPassword('eve', `quick ${PASSWORD}`)
  })
  const form = { email: 'eve@northwind.example', device: desk.id }
  expect(await signIn(server.browser(), form)).toEqual([409, 'taken'])
})

async function changePassword({ browser }: { browser: Browser }, old: string, next: string) {
  const response = await browser.post('/api/password', { old, new: next })
  return [response.status, ((await response.json()) as { code?: string }).code]
}

async function deskAndPhone(): Promise<{
  server: TestServer
  desk: { browser: Browser }
  phone: { browser: Browser }
}> {
  const server = testServer()
  const desk = await founded(server)
  return { server, desk, phone: await joined(server, desk) }
}

test('a new password ends the other sessions, and the old one no longer opens', async () => {
  const { server, desk, phone } = await deskAndPhone()
  expect(await changePassword(desk, PASSWORD, 'a new and longer one')).toEqual([200, undefined])
  expect([await isSignedIn(desk.browser), await isSignedIn(phone.browser)]).toEqual([true, false])
  expect(await signIn(server.browser())).toEqual([403, 'wrong'])
  expect(await signIn(server.browser(), { password: 'a new and longer one' })).toEqual([200, undefined])
})

test('a password is changed only by who knows the old one, and only for a long one', async () => {
  const { server, desk } = await deskAndPhone()
  expect(await changePassword(desk, 'not the password', 'a new and longer one')).toEqual([403, 'wrong'])
  expect(await changePassword(desk, PASSWORD, 'short')).toEqual([400, 'weak'])
  for (let n = 0; n < BUDGETS.accountFrom; n++)
    await changePassword(desk, `guess ${n}`, 'a new and longer one')
  expect(await changePassword(desk, PASSWORD, 'a new and longer one')).toEqual([429, 'too-many'])
  expect(await signIn(server.browser())).toEqual([200, undefined])
})
