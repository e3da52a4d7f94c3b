import { describe, expect, it } from 'vitest'
import { type device as anyDevice, device, NOON, newAccount, newIn } from '../../support/device.ts'
import { DESKTOP, nancys, turn } from '../../support/nancys.ts'

const RITAS = 'dddddddddddddddd'
const MONAS = 'eeeeeeeeeeeeeeee'

type Device = Awaited<ReturnType<typeof anyDevice>>

/** Nancy the admin, Rita the rep with one account, and Mona, who leads her and reads it. */
async function team() {
  const nancy = await nancys()
  const { server, desktop } = nancy
  const mona = await server.addMember('Mona', { role: 'manager' })
  const rita = await server.addMember('Rita', { role: 'rep', manager: mona.member })
  const at = async (me: typeof rita, id: string) => {
    await server.signInAs(me, id)
    return device({ id, me, reads: true, network: { fetch: (path, init) => server.ask(id, path, init) } })
  }
  const [ritas, monas] = [await at(rita, RITAS), await at(mona, MONAS)]
  const account = newAccount({ name: 'Around the Horn', owner: rita.member })
  await ritas.book.write([account])
  await turn(ritas, monas, desktop)
  expect(monas.book.account(account.id)?.name).toBe('Around the Horn')
  return {
    ...nancy,
    mona,
    rita,
    ritas,
    monas,
    account,
    /** So many notes in the account, written where nothing is sent. */
    writes: ({ book }: Device, notes: number) =>
      book.write(
        Array.from({ length: notes }, (_, n) => newIn(account.id, 'note', { at: NOON, body: `Note ${n}` })),
      ),
    /** Everything that was handed in is accepted; whose the notes then are, by how many. */
    async accepted() {
      for (const { id } of server.handedIn()) await server.judge(id, 'accepted')
      await server.look()
      const notes = server.rows().filter(({ noun, left }) => noun === 'note' && !left)
      const by = notes.map(note => server.entries(note.id)[0]!.member)
      return Object.fromEntries(
        [...new Set(by)].map(member => [member, by.filter(one => one === member).length]),
      )
    },
  }
}

async function unsentOn({ db }: Device): Promise<number> {
  const changes = (await db.outbox.toArray()).flatMap(sent => sent.changes)
  return changes.length + (await db.attention.count())
}

describe('500 unsent changes of those', () => {
  it('who are managers no more are handed in, and stand under the right name once they are accepted', async () => {
    const { server, mona, monas, account, writes, accepted } = await team()
    await writes(monas, 500)
    await server.changeMember(mona.member, { role: 'rep' })
    await turn(monas)
    expect(monas.book.account(account.id)).toBeUndefined()
    expect(await unsentOn(monas)).toBe(0)
    expect(await accepted()).toEqual({ [mona.member]: 500 })
  })

  it('whose account was given to somebody else are handed in, and stand under the right name', async () => {
    const { desktop, mona, monas, ritas, account, writes, accepted } = await team()
    await writes(monas, 500)
    const seen = desktop.book.account(account.id)!
    await desktop.book.write([{ ...account, seen, patch: { owner: desktop.book.me.member } }])
    await turn(desktop, monas, ritas)
    for (const { book } of [monas, ritas]) expect(book.account(account.id)).toBeUndefined()
    expect(await unsentOn(monas)).toBe(0)
    expect(await accepted()).toEqual({ [mona.member]: 500 })
  })

  it('who have left are handed in, and nothing more is taken from that device', async () => {
    const { server, rita, ritas, writes, accepted } = await team()
    await writes(ritas, 500)
    const left = {
      method: 'POST',
      body: '{"left":true}',
      headers: { 'x-tend': '1', 'content-type': 'application/json' },
    }
    expect((await server.ask(DESKTOP, `/api/members/${rita.member}`, left)).status).toBe(200)
    await turn(ritas)
    expect(ritas.sync.state).toMatchObject({ is: 'locked', trouble: 'revoked', handedIn: true, gave: true })
    expect(await unsentOn(ritas)).toBe(0)
    expect(await accepted()).toEqual({ [rita.member]: 500 })
    await writes(ritas, 1)
    await turn(ritas)
    await server.look()
    expect(server.rows().filter(({ noun }) => noun === 'note')).toHaveLength(500)
  })

  it('whose device was revoked are handed in, though the line was cut before the server answered', async () => {
    const { server, rita, ritas, writes, accepted } = await team()
    await writes(ritas, 500)
    await server.revoke(RITAS)
    const { network } = ritas.sync.ports
    let cut = 3
    ritas.sync.ports.network = {
      fetch: async (path, init) => {
        const answer = await network.fetch(path, init)
        if (path === '/api/hand-ins' && cut-- > 0) throw new TypeError('Failed to fetch')
        return answer
      },
    }
    await turn(ritas)
    expect(await unsentOn(ritas)).toBe(500)
    for (let i = 0; i < 5; i++) await ritas.later(5 * 60_000)
    expect(await unsentOn(ritas)).toBe(0)
    expect(await accepted()).toEqual({ [rita.member]: 500 })
  })

  it('who gave the account away, and then wrote in it, are handed in too', async () => {
    const { desktop, monas, rita, ritas, account, writes, accepted } = await team()
    const seen = ritas.book.account(account.id)!
    await ritas.book.write([{ ...account, seen, patch: { owner: desktop.book.me.member } }])
    await writes(ritas, 499)
    await turn(ritas, desktop, monas)
    expect(await unsentOn(ritas)).toBe(0)
    expect(await accepted()).toEqual({ [rita.member]: 499 })
  })
})
