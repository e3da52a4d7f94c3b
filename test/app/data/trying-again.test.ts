import { describe, expect, it, vi } from 'vitest'
import { newAccount } from '../../support/device.ts'
import { json, nancys, turn } from '../../support/nancys.ts'

const MINUTE = 60_000

/** Nancy's phone, with so many accounts that were never sent. */
async function withUnsent(accounts: number) {
  const nancy = await nancys()
  await turn(nancy.phone)
  await nancy.phone.book.write(Array.from({ length: accounts }, () => newAccount()))
  return nancy
}

describe('what is unsent', () => {
  it.each<[string, () => Promise<Response>]>([
    ['a portal that sends to its log-in', async () => new Response(null, { status: 302 })],
    ['a portal that says 401', async () => new Response('<h1>Room number?</h1>', { status: 401 })],
    ['a proxy that is tired', async () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['a server that is busy', json(503, { code: 'busy' })],
    ['a server that is busy for some seconds', json(503, { code: 'busy' }, { 'retry-after': '7' })],
    ['a server that is asked too often', json(429, { code: 'too-many' })],
    ['a server whose disk is full', json(507, { code: 'full' })],
    ['a server that says to come back in a century', json(429, {}, { 'retry-after': '3153600000' })],
    ['a server that says to come back at no time', json(503, {}, { 'retry-after': 'Fri, 31 Dec' })],
  ])('goes by itself once %s is over', async (_, answer) => {
    const { phone, between } = await withUnsent(3)
    between.answer = answer
    await turn(phone)
    for (let i = 0; i < 10; i++) await phone.later(5 * MINUTE)
    expect(phone.book.pending.count).toBe(3)
    between.answer = undefined
    await phone.later(5 * MINUTE)
    expect(phone.book.pending.count).toBe(0)
  })

  it.each([429, 503])('waits as long as a server that answers %i says, and no longer', async status => {
    const { phone, between } = await withUnsent(1)
    between.answer = json(status, { code: 'busy' }, { 'retry-after': '100' })
    await turn(phone)
    between.answer = undefined
    await phone.later(99_000)
    expect(phone.book.pending.count).toBe(1)
    await phone.later(1_000)
    expect(phone.book.pending.count).toBe(0)
  })

  it.each(['expired', 'revoked', 'other_member'])(
    'outlives fifty attempts under a session that is %s',
    async code => {
      const { phone, between } = await withUnsent(500)
      between.answer = json(401, { code })
      for (let i = 0; i < 50; i++) await turn(phone)
      expect(phone.book.pending.count).toBe(500)
      expect((await phone.restarted()).book.pending.count).toBe(500)
    },
  )

  it.each<[string, () => Promise<Response>]>([
    ['who speaks for the server', json(413, { code: 'too_large' })],
    ['a proxy, in its own words', async () => new Response('<h1>Too Large</h1>', { status: 413 })],
  ])('goes in smaller batches where %s takes no large ones', async (_, tooLarge) => {
    const { phone, between } = await withUnsent(500)
    between.answer = async (ask, _, init) =>
      JSON.parse((init.body as string) ?? '{}').changes?.length > 100 ? tooLarge() : ask()
    await turn(phone)
    for (let i = 0; i < 10; i++) await phone.later(5 * MINUTE)
    expect(phone.book.pending.count).toBe(0)
  })

  it('goes by itself after the store of this device had failed', async () => {
    const { phone } = await withUnsent(3)
    vi.spyOn(phone.db.outbox, 'orderBy').mockImplementationOnce(() => {
      throw new DOMException('Internal error', 'UnknownError')
    })
    await turn(phone)
    expect(phone.book.pending.count).toBe(3)
    await phone.later(MINUTE)
    expect(phone.book.pending.count).toBe(0)
  })
})

it('what is written while a turn is under way goes after it, without being asked for again', async () => {
  const { phone, between } = await withUnsent(1)
  between.answer = async ask => {
    between.answer = undefined
    await phone.book.write([newAccount()])
    phone.sync.poke()
    return ask()
  }
  await turn(phone)
  expect(phone.book.pending.count).toBe(0)
})
