import { IDBDatabase } from 'fake-indexeddb'
import { describe, expect, it, vi } from 'vitest'
import { addressOf } from '../../../app/data/address.ts'
import type { Network } from '../../../app/data/api.ts'
import { device, NOON, newAccount, newIn } from '../../support/device.ts'
import { DESKTOP, json, nancys, PHONE, turn } from '../../support/nancys.ts'

const portal = async () =>
  new Response('<html>Hotel</html>', { status: 200, headers: { 'content-type': 'text/html' } })

describe('a turn', () => {
  it('brings what one device wrote to the other', async () => {
    const { phone, desktop } = await nancys()
    const account = newAccount()
    await phone.book.write([account, newIn(account.id, 'check-in', { kind: 'call', at: NOON, pulse: 2 })])
    await turn(phone, desktop)
    expect(desktop.book.account(account.id)?.name).toBe('Around the Horn')
    expect(desktop.book.summary(account.id).recent).toMatchObject([{ kind: 'call', pulse: 2 }])
    expect(phone.book.pending.count).toBe(0)
  })

  it('keeps both sides when two devices edit different fields of one account', async () => {
    const { phone, desktop } = await nancys()
    const account = newAccount()
    await phone.book.write([account])
    await turn(phone, desktop)
    await phone.book.write([{ ...account, seen: phone.book.account(account.id)!, patch: { town: 'London' } }])
    await desktop.book.write([
      { ...account, seen: desktop.book.account(account.id)!, patch: { phone: '555' } },
    ])
    await turn(phone, desktop, phone)
    for (const { book } of [phone, desktop])
      expect(book.account(account.id)).toMatchObject({ town: 'London', phone: '555' })
  })

  it('keeps the words of both when two devices wrote in the same note', async () => {
    const { phone, desktop } = await nancys()
    const account = newAccount()
    const note = newIn(account.id, 'note', { at: NOON, body: 'Crates' })
    await phone.book.write([account, note])
    await turn(phone, desktop)
    for (const [at, body] of [
      [phone, 'Crates arrive broken'],
      [desktop, 'Crates are fine'],
    ] as const) {
      const seen = (await at.book.history(account.id)).notes[0]!
      await at.book.write([{ ...note, seen, patch: { body } }])
    }
    await turn(phone, desktop, phone)
    const [merged] = (await phone.book.history(account.id)).notes
    expect(merged).toMatchObject({
      body: expect.stringMatching(/^Crates (arrive broken are fine|are fine arrive broken)$/),
    })
    expect(Object.keys(merged!).filter(field => field.startsWith('met/'))).toEqual([])
    expect((await desktop.book.history(account.id)).notes).toMatchObject(
      (await phone.book.history(account.id)).notes.map(({ change: _, ...row }) => row),
    )
  })

  it('two editors that write on in one note for minutes, sending each save, meet nowhere and lose no word', async () => {
    const { phone, desktop } = await nancys()
    const account = newAccount()
    const note = newIn(account.id, 'note', { at: NOON, body: 'Crates' })
    await phone.book.write([account, note])
    await turn(phone, desktop)
    const filled = (await phone.book.row('note', note.id, account.id))!
    const editors = [phone, desktop].map(at => ({ at, text: 'Crates', seen: filled }))
    for (let i = 0; i < 40; i++)
      for (const editor of editors) {
        const { at } = editor
        const isPhone = at === phone
        editor.text = isPhone ? editor.text.replace('Crates', `Crates phone${i}`) : `${editor.text} desk${i}`
        const edit = { ...note, seen: editor.seen, patch: { body: editor.text } }
        const { change } = await at.book.write([edit])
        editor.seen = { ...editor.seen, body: editor.text, change }
        await turn(at)
      }
    await turn(phone, desktop)
    const row = (await phone.book.row('note', note.id, account.id))!
    expect(Object.keys(row).filter(field => field.startsWith('met/'))).toEqual([])
    const words = String(row.body).split(' ')
    expect([words.length, new Set(words).size]).toEqual([81, 81])
  })

  it('an edit beats a deletion it had not seen, whichever arrives first', async () => {
    for (const editFirst of [true, false]) {
      const { phone, desktop } = await nancys()
      const account = newAccount()
      await phone.book.write([account])
      await turn(phone, desktop)
      await phone.book.write([
        { ...account, seen: phone.book.account(account.id)!, patch: { town: 'London' } },
      ])
      await desktop.book.write([
        { ...account, seen: desktop.book.account(account.id)!, patch: { deleted: true } },
      ])
      await turn(...(editFirst ? [phone, desktop] : [desktop, phone]))
      await turn(phone, desktop)
      for (const { book } of [phone, desktop]) expect(book.accounts()).toMatchObject([{ town: 'London' }])
    }
  })

  it('a check-in moved to another account leaves the first on every device', async () => {
    const { phone, desktop } = await nancys()
    const [wrong, right] = [newAccount({ name: 'Wrong' }), newAccount({ name: 'Right' })]
    const visit = newIn(wrong.id, 'check-in', { kind: 'visit', at: NOON })
    await phone.book.write([wrong, right, visit])
    await turn(phone, desktop)
    const seen = (await phone.book.history(wrong.id)).checkIns[0]!
    await phone.book.write([{ ...visit, seen, patch: { scope: right.scope } }])
    await turn(phone, desktop)
    for (const { book } of [phone, desktop]) {
      expect((await book.history(wrong.id)).checkIns).toEqual([])
      expect((await book.history(right.id)).checkIns).toHaveLength(1)
      expect(book.summary(wrong.id).recent).toEqual([])
      expect(book.summary(right.id).recent).toHaveLength(1)
    }
  })

  it('a finished action stays finished once it is sent, and undo opens it again on every device', async () => {
    const { phone, desktop } = await nancys()
    const account = newAccount()
    const action = newIn(account.id, 'action', { text: 'Send the price list' })
    await phone.book.write([account, action])
    await turn(phone, desktop)
    const finished = await phone.book.write([
      { ...action, seen: phone.book.openActions()[0]!, patch: { done: NOON } },
    ])
    await turn(phone, desktop)
    for (const { book } of [phone, desktop]) expect(book.openActions()).toEqual([])
    expect(await finished.undo()).toEqual({ left: [] })
    await turn(phone, desktop)
    for (const { book } of [phone, desktop]) {
      expect(book.openActions()).toHaveLength(1)
      expect((await book.history(account.id)).done).toEqual([])
    }
  })

  it('an edit made while a turn is under way stays unsent until the next', async () => {
    const { phone, between } = await nancys()
    const account = newAccount()
    await phone.book.write([account])
    let edited: Promise<unknown> = Promise.resolve()
    await turn(phone)
    await phone.book.write([{ ...account, seen: phone.book.account(account.id)!, patch: { town: 'London' } }])
    between.answer = async ask => {
      edited = phone.book.write([
        { ...account, seen: phone.book.account(account.id)!, patch: { town: 'Cowes' } },
      ])
      await edited
      between.answer = undefined
      return ask()
    }
    await turn(phone)
    await edited
    expect(phone.book.account(account.id)?.town).toBe('Cowes')
    expect(phone.book.pending.count).toBe(1)
    await turn(phone)
    expect(phone.book.pending.count).toBe(0)
  })

  it('an answer that comes after another turn was stored is thrown away', async () => {
    const { phone, desktop, between } = await nancys()
    const account = newAccount()
    await phone.book.write([account])
    await turn(phone, desktop)
    await desktop.book.write([
      { ...account, seen: desktop.book.account(account.id)!, patch: { town: 'London' } },
    ])
    await turn(desktop)
    between.answer = async ask => {
      between.answer = undefined
      const answer = await ask()
      const device = (await phone.db.device.get('device'))!
      await phone.db.device.put({ ...device, turn: device.turn + 1 }, 'device')
      return answer
    }
    await turn(phone)
    expect(phone.book.account(account.id)?.town).toBe('London')
  })

  it('reads everything afresh when the server does not know its cursor, and loses nothing unsent', async () => {
    const { phone, desktop } = await nancys()
    const [one, two] = [newAccount({ name: 'One' }), newAccount({ name: 'Two' })]
    await phone.book.write([one])
    await turn(phone, desktop)
    await desktop.db.device.put({ ...(await desktop.db.device.get('device'))!, cursor: 999_999 }, 'device')
    await desktop.book.write([two])
    await turn(desktop, phone)
    expect(
      phone.book
        .accounts()
        .map(account => account.name)
        .sort(),
    ).toEqual(['One', 'Two'])
    expect((await desktop.db.device.get('device'))!.cursor).toBe(
      (await phone.db.device.get('device'))!.cursor,
    )
  })
})

describe('a poke', () => {
  /** The desktop holds everything; the phone writes an account, and the server speaks of it to the desktop. */
  async function poked() {
    const nancy = await nancys()
    const { server, phone, desktop } = nancy
    await turn(phone, desktop)
    const said = await server.revision()
    const account = newAccount()
    await phone.book.write([account])
    await turn(phone)
    const text = JSON.stringify(await server.poke(DESKTOP, said))
    let asked = 0
    nancy.between.answer = ask => {
      asked++
      return ask()
    }
    const hears = async (text: string) => {
      desktop.sync.heard(text)
      await desktop.sync.settled()
      return asked
    }
    return { ...nancy, account, text, said, hears }
  }

  it('that brings what is new is stored, and nothing is asked', async () => {
    const { desktop, account, text, hears } = await poked()
    expect(await hears(text)).toBe(0)
    expect(desktop.book.account(account.id)?.name).toBe('Around the Horn')
    const again = await desktop.restarted()
    expect(again.book.account(account.id)?.name).toBe('Around the Horn')
  })

  it('that says what is held already asks nothing', async () => {
    const { desktop, account, text, hears } = await poked()
    await hears(text)
    expect(await hears(text)).toBe(0)
    expect(desktop.book.account(account.id)?.name).toBe('Around the Horn')
  })

  it('that follows on something else than is held is asked for', async () => {
    const { server, phone, desktop, account, hears } = await poked()
    const later = await server.revision()
    const other = newAccount({ name: 'Island Trading' })
    await phone.book.write([other])
    await turn(phone)
    expect(await hears(JSON.stringify(await server.poke(DESKTOP, later)))).toBeGreaterThan(0)
    expect(desktop.book.account(account.id)?.name).toBe('Around the Horn')
    expect(desktop.book.account(other.id)?.name).toBe('Island Trading')
  })

  it.each(['', 'data', '{"revision":"much"}', '[]'])('that cannot be read (%j) is asked for', async text => {
    const { desktop, account, hears } = await poked()
    expect(await hears(text)).toBeGreaterThan(0)
    expect(desktop.book.account(account.id)?.name).toBe('Around the Horn')
  })

  it('whose news another tab has stored meanwhile takes nothing back', async () => {
    const { server, phone, desktop, account, text, hears } = await poked()
    const tab = await device({ id: DESKTOP, disk: desktop.disk, network: desktop.sync.ports.network })
    await phone.book.write([
      {
        noun: 'account',
        id: account.id,
        scope: account.scope,
        seen: phone.book.account(account.id)!,
        patch: { name: 'Horn' },
      },
    ])
    await turn(phone, tab)
    await hears(text)
    const known = (await desktop.db.device.get('device'))!
    expect(known.cursor).toBe(await server.revision())
    const again = await desktop.restarted()
    expect(again.book.account(account.id)?.name).toBe('Horn')
  })

  it("about this device's own change asks for no second turn", async () => {
    const { server, phone, between } = await poked()
    const said = await server.revision()
    await phone.book.write([newAccount({ name: 'Island Trading' })])
    let asked = 0
    between.answer = async ask => {
      asked++
      const answer = await ask()
      phone.sync.heard(JSON.stringify(await server.poke(PHONE, said)))
      return answer
    }
    await turn(phone)
    expect(asked).toBe(1)
  })
})

describe('more than fits one turn', () => {
  it('one write of 1,200 rows goes in several batches, and all of them arrive', async () => {
    const { phone, desktop } = await nancys()
    await turn(phone, desktop)
    await phone.book.write(Array.from({ length: 1200 }, () => newAccount()))
    await turn(phone, desktop)
    expect(phone.book.pending.count).toBe(0)
    expect(desktop.book.accounts()).toHaveLength(1200)
  })

  it('2,500 rows are pulled page by page, and none is skipped', async () => {
    const { phone, desktop } = await nancys()
    await turn(phone, desktop)
    for (let i = 0; i < 5; i++) await phone.book.write(Array.from({ length: 500 }, () => newAccount()))
    await turn(phone, desktop)
    expect(desktop.book.accounts()).toHaveLength(2500)
  })
})

describe('trouble', () => {
  const troubles: [string, () => Promise<Response>][] = [
    ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a captive portal that answers 200', portal],
    [
      'a proxy that redirects to its log-in',
      async () => new Response(null, { status: 302, headers: { location: '/login' } }),
    ],
    ['503', json(503, { code: 'busy' })],
    ['429 with Retry-After', json(429, { code: 'busy' }, { 'retry-after': '7' })],
    ['500 as HTML', async () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    [
      'an answer cut short',
      async () =>
        new Response('{"echo":"', { headers: { 'x-tend': '1', 'content-type': 'application/json' } }),
    ],
    [
      'the answer to another question',
      json(200, { echo: 'other', verdicts: [], rows: [], cursor: 9, more: false, now: NOON }),
    ],
    ['an expired session', json(401, { code: 'expired' })],
    ['a session of another member', json(401, { code: 'other_member' })],
  ]

  for (const [what, answer] of troubles) {
    it(`${what}: all 500 unsent changes are kept, and sent when it is over`, async () => {
      const { phone, desktop, between } = await nancys()
      await turn(phone)
      await phone.book.write(Array.from({ length: 500 }, () => newAccount()))
      between.answer = answer
      await turn(phone)
      for (let i = 0; i < 50; i++) await phone.later(60_000)
      expect(phone.book.pending.count).toBe(500)
      expect(phone.book.accounts()).toHaveLength(500)
      between.answer = undefined
      await turn(phone, desktop)
      expect(phone.book.pending.count).toBe(0)
      expect(desktop.book.accounts()).toHaveLength(500)
    })
  }

  it('tries again by itself, ever more slowly, and at once when the person asks', async () => {
    const { phone, between } = await nancys()
    await phone.book.write([newAccount()])
    let asked = 0
    between.answer = () => {
      asked += 1
      return Promise.reject(new TypeError('Failed to fetch'))
    }
    await turn(phone)
    for (let minute = 0; minute < 60; minute++) await phone.later(60_000)
    expect(asked).toBeGreaterThan(10)
    expect(asked).toBeLessThan(40)
    between.answer = undefined
    await turn(phone)
    expect(phone.book.pending.count).toBe(0)
  })

  it('a change the server refuses waits for a person, with what hangs on it, and the rest goes through', async () => {
    const { phone, desktop } = await nancys()
    await turn(phone)
    const [good, bad] = [newAccount({ name: 'Good' }), newAccount({ name: 'Bad' })]
    await phone.book.write([bad])
    await phone.book.write([newIn(bad.id, 'note', { at: NOON, body: 'must not be lost' })])
    await phone.book.write([good])
    const sent = (await phone.db.outbox.toArray())[0]!
    await phone.db.outbox.put({
      ...sent,
      changes: sent.changes.map(change => ({ ...change, patch: { ...change.patch, renewal: '2026-02-30' } })),
    })
    await turn(phone, desktop)
    expect(desktop.book.accounts().map(account => account.name)).toEqual(['Good'])
    const [item, ...others] = await phone.db.attention.toArray()
    expect(others).toEqual([])
    expect(item).toMatchObject({ code: 'invalid', row: { fields: { name: 'Bad' } } })
    expect(item!.changes.map(change => change.noun)).toEqual(['account', 'note'])
    expect(phone.book.pending.count).toBe(0)
  })

  it('a refused change whose answer was lost is refused again, not taken for settled', async () => {
    const { phone, between } = await nancys()
    await turn(phone)
    await phone.book.write([newAccount({ name: 'Bad' })])
    const sent = (await phone.db.outbox.toArray())[0]!
    const [change] = sent.changes
    const spoilt = { ...change!, patch: { ...change!.patch, renewal: '2026-02-30' } }
    await phone.db.outbox.put({ ...sent, changes: [spoilt] })
    between.answer = async (ask, path) => {
      const answer = await ask()
      if (path === '/api/sync') throw new TypeError('Failed to fetch')
      return answer
    }
    await turn(phone)
    between.answer = undefined
    await turn(phone)
    expect(await phone.db.attention.toArray()).toMatchObject([{ code: 'invalid' }])
    // What it repeats is known by its receipt: it is not taken for a copied device either.
    expect((await phone.db.device.get('device'))?.id).toBe(PHONE)
  })

  it('what becomes of a change waits for the disk, as the change did; rows of the server need not', async () => {
    // Before the stores are opened: what opens them keeps the function.
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const { phone, desktop } = await nancys()
    await turn(phone, desktop)
    asked.mockClear()
    await phone.book.write([newAccount()])
    await turn(phone, desktop)
    const written = asked.mock.calls
      .filter(([, mode]) => mode === 'readwrite')
      .map(([stores, , options]) => [[stores].flat().includes('outbox'), options?.durability])
    asked.mockRestore()
    expect(written).toEqual([
      [true, 'strict'],
      [true, 'strict'],
      [false, 'relaxed'],
    ])
  })

  it('a patch to a row the server does not hold is kept whole', async () => {
    const { phone } = await nancys()
    await turn(phone)
    const account = newAccount()
    const row = {
      noun: 'account',
      id: account.id,
      scope: account.scope,
      revision: 1,
      fields: { name: 'Around the Horn', town: 'London' },
    }
    await phone.book.follow({
      applied: { rows: [row], summaries: {}, removed: [], attention: false, settled: false },
    })
    await phone.book.write([{ ...account, seen: phone.book.account(account.id)!, patch: { phone: '555' } }])
    await phone.db.packs.put({ key: addressOf(row), rows: [row] })
    await turn(phone)
    expect(await phone.db.attention.toArray()).toMatchObject([
      { code: 'gone', row: { fields: { name: 'Around the Horn', town: 'London', phone: '555' } } },
    ])
    // It waits there, and stands nowhere as if it were one of the server's.
    expect(phone.book.account(account.id)).toBeUndefined()
    expect(await phone.db.packs.get(addressOf(row))).toBeUndefined()
  })
})

describe('reading afresh', () => {
  it('reads a book of many slices, each asked for once', async () => {
    const { server, desktop } = await nancys()
    await turn(desktop)
    await desktop.book.write(Array.from({ length: 4_500 }, () => newAccount()))
    await turn(desktop)
    const asked: string[] = []
    const network: Network = {
      fetch: (path, init) => {
        if (path.startsWith('/api/snapshot')) asked.push(path)
        return server.ask(PHONE, path, init)
      },
    }
    const phone = await device({ id: PHONE, network, reads: true })
    await turn(phone)
    expect(phone.book.accounts()).toHaveLength(4_500)
    expect(asked).toHaveLength(3)
    expect(new Set(asked).size).toBe(3)
  })

  it('comes to its end in two tabs that read in step', async () => {
    const { server, desktop } = await nancys()
    await desktop.book.write([newAccount()])
    await turn(desktop)
    let asked = 0
    let other: (() => void) | undefined
    /** Answers a slice only when both tabs have asked for it. */
    const inStep: Network = {
      async fetch(path, init) {
        if (++asked > 20) throw new Error('they read on for ever')
        const answer = await server.ask(PHONE, path, init)
        if (path.startsWith('/api/snapshot'))
          await new Promise<void>(go => {
            other?.()
            if (other) go()
            other = other ? undefined : go
          })
        return answer
      },
    }
    const phone = await device({ id: PHONE, network: inStep, reads: true })
    const tab = await device({ id: PHONE, network: inStep, disk: phone.disk, reads: true })
    phone.sync.poke(true)
    tab.sync.poke(true)
    await Promise.all([phone.sync.settled(), tab.sync.settled()])
    expect([phone.sync.state.is, tab.sync.state.is]).toEqual(['resting', 'resting'])
    expect((await device({ id: PHONE, disk: phone.disk })).book.accounts()).toHaveLength(1)
  })
})

describe('clocks', () => {
  it('a device ten years ahead does not win for ever, and knows that its clock is off', async () => {
    const { phone, desktop } = await nancys()
    const account = newAccount({ name: 'A', town: 'old' })
    await desktop.book.write([account])
    await turn(desktop, phone)
    phone.clock.error = 10 * 365 * 86_400_000
    await turn(phone)
    expect(Math.round(phone.sync.state.clockOff / 86_400_000)).toBe(3650)
    await phone.book.write([
      { ...account, seen: phone.book.account(account.id)!, patch: { town: 'from the future' } },
    ])
    await turn(phone, desktop)
    desktop.clock.world.time += 120_000
    await desktop.book.write([
      { ...account, seen: desktop.book.account(account.id)!, patch: { town: 'corrected' } },
    ])
    await turn(desktop, phone)
    expect(phone.book.account(account.id)?.town).toBe('corrected')
  })
})
