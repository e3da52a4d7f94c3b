import { describe, expect, it } from 'vitest'
import { SCHEMA } from '../../../app/model/nouns.ts'
import { PROTOCOL } from '../../../app/model/protocol.ts'
import { newAccount } from '../../support/device.ts'
import { json, nancys, turn } from '../../support/nancys.ts'

const ADDED_BY_2 = ['grants', 'boot', 'seen', 'token', 'digests', 'schema']

/** Nancy's devices with 500 accounts unsent on the phone, and a server that speaks only these protocols, the first as it was. */
async function speaking(...spoken: number[]) {
  const nancy = await nancys()
  const { phone, between } = nancy
  await phone.book.write(Array.from({ length: 500 }, () => newAccount()))
  const asked = new Set<number>()
  between.answer = async (ask, path, init) => {
    if (path !== '/api/sync') return ask()
    const { protocol } = JSON.parse(init.body as string) as { protocol: number }
    asked.add(protocol)
    if (!spoken.includes(protocol)) return json(409, { code: 'protocol' })()
    const answer = await ask()
    const body = Object.entries((await answer.json()) as object)
    return json(answer.status, Object.fromEntries(body.filter(([name]) => !ADDED_BY_2.includes(name))))()
  }
  return { ...nancy, asked }
}

describe('an app that is ahead of its server', () => {
  it('speaks as the one before did, and all 500 unsent changes arrive', async () => {
    const { phone, desktop, asked } = await speaking(PROTOCOL - 1)
    await turn(phone, desktop)
    expect(phone.book.pending.count).toBe(0)
    expect(desktop.book.accounts()).toHaveLength(500)
    expect(asked).toEqual(new Set([PROTOCOL, PROTOCOL - 1]))
  })

  it('by more than one version keeps all 500, for days and through a restart, and sends them by itself once the server was updated', async () => {
    const { server, phone, between } = await speaking()
    await turn(phone)
    for (let hour = 0; hour < 48; hour++) await phone.later(3_600_000)
    const again = await phone.restarted()
    await turn(again)
    expect(again.book.pending.count).toBe(500)
    expect(again.sync.state).toMatchObject({ is: 'waiting', trouble: 'protocol' })
    between.answer = undefined
    await again.later(5 * 60_000)
    expect(again.book.pending.count).toBe(0)
    await server.look()
    expect(server.rows().filter(({ noun }) => noun === 'account')).toHaveLength(500)
  })

  it('is told when the server knows more fields than it did, and by none that knows as many', async () => {
    const { phone, between } = await nancys()
    let known = 0
    phone.sync.events.newer = () => known++
    const knows = (schema: number | undefined) => {
      between.answer = async (ask, path) => {
        const answer = await ask()
        return path === '/api/sync' ? json(200, { ...((await answer.json()) as object), schema })() : answer
      }
    }
    for (const [schema, times] of [
      // A server of old did not say; the next says more than that.
      [undefined, 0],
      [SCHEMA - 1, 1],
      [SCHEMA - 1, 1],
      [SCHEMA, 2],
      [SCHEMA, 2],
    ] as const) {
      knows(schema)
      await turn(phone)
      expect(known).toBe(times)
    }
  })
})

describe('an app that is behind its server', () => {
  it('by one version sends what it has and reads what there is', async () => {
    const { phone, desktop, between } = await nancys()
    await desktop.book.write([newAccount({ name: 'By the desktop' })])
    await phone.book.write([newAccount({ name: 'By the phone' })])
    await turn(desktop)
    between.answer = async (ask, path, init) => {
      if (path !== '/api/sync') return ask()
      const { grants: _, boot: __, seen: ___, token: ____, ...old } = JSON.parse(init.body as string)
      init.body = JSON.stringify({ ...old, protocol: PROTOCOL - 1 })
      return ask()
    }
    await turn(phone)
    between.answer = undefined
    await turn(desktop)
    for (const { book } of [phone, desktop])
      expect(
        book
          .accounts()
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['By the desktop', 'By the phone'])
  })

  it('keeps fields it does not know, and sends none of them back as its own', async () => {
    const { phone, desktop, between } = await nancys()
    const account = newAccount()
    await phone.book.write([account])
    await turn(phone)
    between.answer = async ask => {
      const answer = await ask()
      const body = (await answer.json()) as { rows?: { id: string; fields: object }[] }
      if (!body.rows) return json(answer.status, body)()
      const rows = body.rows.map(row =>
        row.id === account.id ? { ...row, fields: { ...row.fields, mood: 'sunny' } } : row,
      )
      return json(200, { ...body, rows })()
    }
    await turn(desktop)
    between.answer = undefined
    const seen = desktop.book.account(account.id)!
    expect(seen).toMatchObject({ mood: 'sunny' })
    await desktop.book.write([{ ...account, seen, patch: { town: 'London' } }])
    expect((await desktop.db.outbox.toArray())[0]!.changes[0]!.patch).toEqual({ town: 'London' })
    expect((await desktop.restarted()).book.account(account.id)).toMatchObject({
      mood: 'sunny',
      town: 'London',
    })
  })
})
