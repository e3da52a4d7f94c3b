import { describe, expect, it } from 'vitest'
import { NOON, newAccount, newIn } from '../../support/device.ts'
import { nancys, PHONE, turn } from '../../support/nancys.ts'

const NOTES = 34
/** Together more than the server takes in one request, and few enough for one by their number. */
const LONG = 'x'.repeat(250_000)

/** Nancy's devices with one account, and how to write much in it. */
async function writer() {
  const nancy = await nancys()
  const { server, phone, desktop } = nancy
  const account = newAccount()
  await phone.book.write([account])
  await turn(phone, desktop)
  return {
    ...nancy,
    account,
    writes: () =>
      phone.book.write(
        Array.from({ length: NOTES }, () => newIn(account.id, 'note', { at: NOON, body: LONG })),
      ),
    handedIn: () => server.handedIn().flatMap(({ changes }) => changes).length,
  }
}

describe('what is unsent and more than one request holds', () => {
  it('is handed in by a device that was revoked', async () => {
    const { server, phone, writes, handedIn } = await writer()
    await writes()
    await server.revoke(PHONE)
    await turn(phone)
    expect(phone.sync.state).toMatchObject({ trouble: 'revoked', handedIn: true })
    expect([await phone.db.outbox.count(), handedIn()]).toEqual([0, NOTES])
  })

  it('is handed in before an account goes', async () => {
    const { phone, account, writes, handedIn } = await writer()
    await writes()
    await phone.db.device.put({ ...(await phone.db.device.get('device'))!, purge: [account.scope] }, 'device')
    await turn(phone)
    expect(phone.sync.state.is).toBe('resting')
    expect([await phone.db.outbox.count(), handedIn()]).toEqual([0, NOTES])
  })
})

it('what is held and more than one request holds is offered to a server that was restored', async () => {
  const { server, phone, desktop, writes } = await writer()
  const backup = server.backup()
  await writes()
  await turn(phone)
  await server.boot(backup)
  await turn(phone, desktop)
  await server.look()
  expect(server.rows().filter(({ noun }) => noun === 'note')).toHaveLength(NOTES)
  expect(phone.sync.state.is).toBe('resting')
})
