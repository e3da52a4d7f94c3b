import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type Device,
  type Session,
  type Store,
  StoreTrouble,
  type Tables,
} from '../../../server/store/store.ts'

const [WORKSPACE, OTHER] = ['workspace', 'other']
const ADA = { id: 'ada', workspace: WORKSPACE, email: 'ada@northwind.example' }
const BOB = { id: 'bob', workspace: WORKSPACE, email: 'bob@northwind.example' }
const EVE = { id: 'eve', workspace: OTHER, email: 'eve@elsewhere.example' }

/** What every store must hold to of who signs in, from where, and how often somebody tried. */
export function peopleContract(name: string, newStore: () => Store) {
  describe(name, () => {
    let store: Store
    beforeEach(async () => {
      store = newStore()
      await beside(async tables => {
        for (const workspace of [WORKSPACE, OTHER]) await tables.createWorkspace(workspace)
        for (const member of [ADA, BOB, EVE]) await tables.keepMember(member)
      })
    })
    afterEach(() => store.close())

    const beside = <T>(work: (tables: Tables) => Promise<T>) => store.transact(undefined, work)

    /** Calls again while the store is busy, as a device does. */
    async function insist<T>(
      workspace: string | undefined,
      work: (tables: Tables) => Promise<T>,
    ): Promise<T> {
      for (;;)
        try {
          return await store.transact(workspace, work)
        } catch (cause) {
          if (!(cause instanceof StoreTrouble && cause.code === 'busy')) throw cause
        }
    }

    const device = (id: string, more: Partial<Device> = {}): Device => ({
      id,
      member: ADA.id,
      name: 'Desk',
      settled: 0,
      seen: 1,
      revoked: false,
      ...more,
    })
    const session = (hash: string, device: string, more: Partial<Session> = {}): Session => ({
      hash,
      member: ADA.id,
      device,
      created: 1,
      seen: 1,
      ...more,
    })
    /** Which of these sessions there are. */
    async function open(tables: Tables, hashes: string[]) {
      const found = await Promise.all(hashes.map(hash => tables.session(hash)))
      return found.flatMap(one => one?.hash ?? [])
    }

    test('the server has no id until one is kept, and then keeps that one', async () => {
      expect(await beside(tables => tables.serverId())).toBe('')
      await beside(tables => tables.keepServerId('first'))
      await expect(beside(tables => tables.keepServerId('second'))).rejects.toThrow()
      expect(await beside(tables => tables.serverId())).toBe('first')
    })

    test('of many who set up the server at once one comes through, and nothing of the others stays', async () => {
      const found = (workspace: string) =>
        insist(workspace, async tables => {
          await tables.createWorkspace(workspace)
          await tables.keepMember({
            id: `founder of ${workspace}`,
            workspace,
            email: `${workspace}@x.example`,
          })
          await tables.keepServerId(workspace)
        })
      const outcomes = await Promise.allSettled(['one', 'two', 'three'].map(found))
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(1)
      await beside(async tables => {
        const server = await tables.serverId()
        const made = (await tables.workspaces()).filter(id => id !== WORKSPACE && id !== OTHER)
        expect(made).toEqual([server])
        for (const id of ['one', 'two', 'three'])
          expect((await tables.member(`founder of ${id}`))?.workspace).toBe(id === server ? id : undefined)
      })
    })

    test('there is no workspace until one is made, and a second one of its name is refused', async () => {
      const fresh = newStore()
      expect(await fresh.transact(undefined, tables => tables.hasWorkspace())).toBe(false)
      await fresh.transact('w', async tables => {
        await tables.createWorkspace('w')
        expect([await tables.hasWorkspace(), await tables.revision('w')]).toEqual([true, 0])
        await tables.takeRevision('w')
      })
      await expect(fresh.transact('w', tables => tables.createWorkspace('w'))).rejects.toThrow()
      expect(await fresh.transact('w', tables => tables.revision('w'))).toBe(1)
      fresh.close()
    })

    test('a member is found by id and by e-mail, whatever the workspace', async () => {
      await beside(async tables => {
        for (const member of [ADA, EVE]) {
          expect(await tables.member(member.id)).toEqual(member)
          expect(await tables.memberByEmail(member.email)).toEqual(member)
        }
        for (const nobody of ['', 'ADA', ADA.email, 'nobody', '%'])
          expect(await tables.member(nobody)).toBeUndefined()
      })
    })

    test('an e-mail is another one with any other letter: case, accent, space', async () => {
      await beside(async tables => {
        const others = ['Ada@northwind.example', 'ada@northwind.example ', ' ada@northwind.example', 'ada']
        for (const email of [...others, 'áda@northwind.example', 'ada_northwind.example', 'ada@%', ''])
          expect(await tables.memberByEmail(email), email).toBeUndefined()
        await tables.keepMember({ ...ADA, id: 'áda', email: 'áda@northwind.example' })
        await tables.keepMember({ ...ADA, id: 'Ada', email: 'Ada@northwind.example' })
        expect(await tables.memberByEmail('áda@northwind.example')).toMatchObject({ id: 'áda' })
        expect(await tables.memberByEmail('Ada@northwind.example')).toMatchObject({ id: 'Ada' })
        expect(await tables.memberByEmail('ada@northwind.example')).toEqual(ADA)
      })
    })

    test('neither an id nor an e-mail becomes another member’s, and what was kept with the attempt is undone', async () => {
      for (const taken of [
        { ...EVE, id: 'new', email: ADA.email },
        { ...ADA, email: 'new@x.example' },
      ]) {
        const taking = beside(async tables => {
          await tables.keepPassword(BOB.id, 'forged')
          await tables.keepMember(taken)
        })
        await expect(taking).rejects.not.toBeInstanceOf(StoreTrouble)
      }
      await beside(async tables => {
        expect(await tables.member(ADA.id)).toEqual(ADA)
        expect(await tables.memberByEmail(ADA.email)).toEqual(ADA)
        expect(await tables.memberByEmail('new@x.example')).toBeUndefined()
        expect(await tables.password(BOB.id)).toBeUndefined()
      })
    })

    test('a password is the one that was kept last, of its member alone', async () => {
      await beside(async tables => {
        expect(await tables.password(ADA.id)).toBeUndefined()
        for (const hash of ['first', 'second']) await tables.keepPassword(ADA.id, hash)
        await tables.keepPassword(EVE.id, 'other')
        const all = await Promise.all([ADA, BOB, EVE].map(({ id }) => tables.password(id)))
        expect(all).toEqual(['second', undefined, 'other'])
      })
    })

    test('a device comes back as it was kept last, to the last letter, and what it was kept without is gone', async () => {
      const first = device('d', { name: 'Zoë’s \u0000 😀', token: 'new', tokenBefore: 'old', settled: 3 })
      const then = device('d', { name: '', seen: 9, revoked: true })
      await beside(async tables => {
        expect(await tables.device('d')).toBeUndefined()
        for (const kept of [first, then, first]) {
          await tables.keepDevice(kept)
          expect(await tables.device('d')).toEqual(kept)
        }
        expect(await tables.device('D')).toBeUndefined()
      })
    })

    test('a member’s devices are those that are signed in and not revoked, last used first', async () => {
      const seen: [string, number][] = [
        ['early', 1],
        ['b', 5],
        ['late', 9],
        ['a', 5],
        ['signed out', 7],
      ]
      await beside(async tables => {
        expect(await tables.devices(ADA.id)).toEqual([])
        for (const [id, at] of seen) await tables.keepDevice(device(id, { seen: at }))
        await tables.keepDevice(device('revoked', { seen: 8, revoked: true }))
        await tables.keepDevice(device('eve’s', { member: EVE.id }))
        // Two sessions of one device are one device.
        for (const id of ['late', 'a', 'b', 'early', 'revoked']) {
          await tables.keepSession(session(`${id} 1`, id))
          await tables.keepSession(session(`${id} 2`, id))
        }
        await tables.keepSession(session('eve’s', 'eve’s', { member: EVE.id }))
        const ids = async (member: string) => (await tables.devices(member)).map(({ id }) => id)
        expect(await ids(ADA.id)).toEqual(['late', 'a', 'b', 'early'])
        expect(await ids(EVE.id)).toEqual(['eve’s'])
        expect((await tables.devices(ADA.id))[0]).toEqual(device('late', { seen: 9 }))
        await tables.keepDevice(device('early', { seen: 10 }))
        await tables.endSessionsOf('a')
        expect(await ids(ADA.id)).toEqual(['early', 'late', 'b'])
      })
    })

    test('settling forgets the receipts of one device, and of one that is not there none', async () => {
      const receipt = { hash: 'h', verdict: { change: 'c', is: 'applied' as const } }
      await store.transact(WORKSPACE, async tables => {
        for (const id of ['d', 'e']) {
          await tables.keepDevice(device(id))
          await tables.keepReceipt(id, 1, { ...receipt, hash: id })
        }
        await tables.settle('nobody’s', 9)
        await tables.settle('d', 9)
        expect(await tables.receipts('d', [1])).toEqual(new Map())
        expect(await tables.receipts('e', [1])).toEqual(new Map([[1, { ...receipt, hash: 'e' }]]))
        expect(await tables.device('e')).toEqual(device('e'))
        expect(await tables.device('nobody’s')).toBeUndefined()
      })
    })

    test('a session is found by its hash as it was kept last, until it is ended', async () => {
      await beside(async tables => {
        for (const id of ['d', 'e']) await tables.keepDevice(device(id))
        await tables.keepSession(session('one', 'd'))
        await tables.keepSession(session('two', 'd'))
        expect(await tables.session('one')).toEqual(session('one', 'd'))
        await tables.keepSession(session('one', 'e', { seen: 7 }))
        expect(await tables.session('one')).toEqual(session('one', 'e', { seen: 7 }))
        for (const nothing of ['', 'One', 'three']) {
          expect(await tables.session(nothing)).toBeUndefined()
          await tables.endSession(nothing)
        }
        await tables.endSession('one')
        expect(await open(tables, ['one', 'two'])).toEqual(['two'])
      })
    })

    test('the sessions of a member end but for the one that is excepted, and nobody else’s', async () => {
      await beside(async tables => {
        for (const id of ['d', 'e']) await tables.keepDevice(device(id))
        await tables.keepDevice(device('eve’s', { member: EVE.id }))
        const keep = async () => {
          for (const [hash, id] of [
            ['one', 'd'],
            ['two', 'd'],
            ['three', 'e'],
          ] as const)
            await tables.keepSession(session(hash, id))
          await tables.keepSession(session('eve’s', 'eve’s', { member: EVE.id }))
        }
        const left = () => open(tables, ['one', 'two', 'three', 'eve’s'])
        await keep()
        await tables.endSessions(ADA.id, 'two')
        expect(await left()).toEqual(['two', 'eve’s'])
        await keep()
        await tables.endSessions(ADA.id)
        expect(await left()).toEqual(['eve’s'])
        await keep()
        await tables.endSessions(ADA.id, 'eve’s')
        await tables.endSessions(BOB.id)
        expect(await left()).toEqual(['eve’s'])
      })
    })

    test('the sessions of one device end, and the member’s others do not', async () => {
      await beside(async tables => {
        for (const id of ['d', 'e']) await tables.keepDevice(device(id))
        for (const hash of ['one', 'two']) await tables.keepSession(session(hash, 'd'))
        await tables.keepSession(session('three', 'e'))
        await tables.endSessionsOf('d')
        await tables.endSessionsOf('nobody’s')
        expect(await open(tables, ['one', 'two', 'three'])).toEqual(['three'])
        expect(await tables.device('d')).toEqual(device('d'))
      })
    })

    test('a link comes back as it was kept, before and after it was used', async () => {
      const [setUp, join] = [
        { hash: 'set up', kind: 'set-up' as const },
        { hash: 'join', kind: 'join' as const, member: ADA.id, expires: 9 },
      ]
      await beside(async tables => {
        for (const link of [setUp, join]) await tables.keepLink(link)
        expect(await tables.link('set up')).toEqual(setUp)
        expect(await tables.link('join')).toEqual(join)
        expect([await tables.link('Join'), await tables.link('')]).toEqual([undefined, undefined])
        await tables.keepLink({ ...join, used: 0 })
        expect(await tables.link('join')).toEqual({ ...join, used: 0 })
        expect(await tables.link('set up')).toEqual(setUp)
      })
    })

    test('of many who use a link at once one does', async () => {
      await beside(tables => tables.keepLink({ hash: 'link', kind: 'join', member: ADA.id }))
      const use = (at: number) =>
        insist(undefined, async tables => {
          const link = (await tables.link('link'))!
          if (link.used !== undefined) return 'used'
          await tables.keepLink({ ...link, used: at })
          return at
        })
      const outcomes = await Promise.all(Array.from({ length: 10 }, (_, at) => use(at)))
      const users = outcomes.filter(outcome => outcome !== 'used')
      expect(users.length).toBe(1)
      expect((await beside(tables => tables.link('link')))?.used).toBe(users[0])
    })

    test('a device that many change at once, in a workspace and beside it, loses none of it', async () => {
      await beside(tables => tables.keepDevice(device('d', { seen: 0 })))
      const use = (workspace: string | undefined) =>
        insist(workspace, async tables => {
          const known = (await tables.device('d'))!
          await Promise.resolve()
          await tables.keepDevice({ ...known, seen: known.seen + 1 })
        })
      await Promise.all(Array.from({ length: 20 }, (_, n) => use(n % 2 ? WORKSPACE : undefined)))
      expect((await beside(tables => tables.device('d')))?.seen).toBe(20)
    })

    test('attempts count under their key, each of one moment too, after a moment and not at it', async () => {
      await beside(async tables => {
        expect(await tables.attempts('key', 0)).toBe(0)
        for (const at of [10, 20, 20, 30]) await tables.keepAttempt('key', at)
        await tables.keepAttempt('Key', 25)
        const counts = await Promise.all(
          [0, 9, 10, 19, 20, 29, 30].map(since => tables.attempts('key', since)),
        )
        expect(counts).toEqual([4, 4, 3, 3, 1, 1, 0])
        expect([await tables.attempts('Key', 0), await tables.attempts('', 0)]).toEqual([1, 0])
      })
    })

    test('the newest attempt under a key is taken back, one at a time', async () => {
      await beside(async tables => {
        for (const at of [20, 30, 10, 30]) await tables.keepAttempt('key', at)
        await tables.keepAttempt('other', 40)
        const counts = () => Promise.all([0, 10, 20, 29].map(since => tables.attempts('key', since)))
        const seen = [await counts()]
        for (let n = 0; n < 5; n++) {
          await tables.takeBackAttempt('key')
          seen.push(await counts())
        }
        expect(seen).toEqual([
          [4, 3, 2, 2],
          [3, 2, 1, 1],
          [2, 1, 0, 0],
          [1, 0, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 0],
        ])
        expect(await tables.attempts('other', 0)).toBe(1)
      })
    })

    test('attempts before a moment are forgotten under every key, and those at it are not', async () => {
      await beside(async tables => {
        for (const key of ['key', 'other']) for (const at of [10, 20, 30]) await tables.keepAttempt(key, at)
        await tables.forgetAttempts(20)
        expect([await tables.attempts('key', 0), await tables.attempts('other', 0)]).toEqual([2, 2])
        expect(await tables.attempts('key', 20)).toBe(1)
        await tables.forgetAttempts(99)
        expect([await tables.attempts('key', 0), await tables.attempts('other', 0)]).toEqual([0, 0])
      })
    })

    test('of many attempts at once no more than the budget pass', async () => {
      const attempt = () =>
        insist(undefined, async tables => {
          await tables.forgetAttempts(1)
          const made = await tables.attempts('key', 0)
          await Promise.resolve()
          if (made >= 5) return false
          await tables.keepAttempt('key', 1)
          return true
        })
      const passed = await Promise.all(Array.from({ length: 20 }, attempt))
      expect(passed.filter(Boolean).length).toBe(5)
      expect(await beside(tables => tables.attempts('key', 0))).toBe(5)
    })
  })
}
