import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../app/model/id.ts'
import type { Held } from '../../../app/model/merge.ts'
import { inAccount, type Scope } from '../../../app/model/row.ts'
import type { Grant, HandedIn, Store, Tables } from '../../../server/store/store.ts'

const LIMIT = { rows: 100, characters: 100_000 }
const START = { shelf: -1, scope: '', id: '' }
const [WORKSPACE, OTHER] = ['workspace', 'other']

/** What every store must hold to of who may read what, of its servers' runs, and of what was handed in. */
export function accessContract(name: string, newStore: () => Store) {
  describe(name, () => {
    let store: Store
    beforeEach(async () => {
      store = newStore()
      await store.transact(undefined, async tables => {
        for (const workspace of [WORKSPACE, OTHER]) await tables.createWorkspace(workspace)
        for (const id of ['ada', 'bob'])
          await tables.keepMember({ id, workspace: WORKSPACE, email: `${id}@northwind.example` })
        await tables.keepMember({ id: 'eve', workspace: OTHER, email: 'eve@elsewhere.example' })
      })
    })
    afterEach(() => store.close())

    const within = <T>(work: (tables: Tables) => Promise<T>) => store.transact(WORKSPACE, work)

    async function put(tables: Tables, scope: Scope, noun = 'note', by?: string): Promise<Held> {
      const id = noun === 'account' ? scope.slice('account/'.length) : newId()
      const revision = await tables.takeRevision(WORKSPACE)
      const held: Held = { noun, id, scope, revision, fields: {}, marks: {}, ...(by && { by }) }
      await tables.keepRow(WORKSPACE, held, 1)
      return held
    }

    const grant = (scope: string, changed: number, more: Partial<Grant> = {}): Grant => ({
      member: 'ada',
      scope,
      since: changed,
      isBorn: false,
      isEnded: false,
      changed,
      ...more,
    })

    test('a reader gets the workspace’s rows, their private ones and those of scopes that are granted, by every way', async () => {
      const [mine, theirs] = [inAccount(newId()), inAccount(newId())]
      await within(async tables => {
        for (const scope of ['workspace', 'member/ada', 'member/bob', mine, theirs] as Scope[])
          await put(tables, scope)
        await tables.keepGrant(WORKSPACE, grant(mine, 1))
        const seen = async (seesAll: boolean) => {
          const reader = { member: 'ada', seesAll }
          const { rows } = await tables.rowsAfter(WORKSPACE, 0, LIMIT, reader)
          const behind = await tables.rowsBehind(WORKSPACE, START, LIMIT, reader)
          const places = await tables.places(WORKSPACE, reader)
          const scopes = rows.map(row => row.scope).sort()
          expect(behind.rows.map(row => row.scope).sort()).toEqual(scopes)
          expect(places.map(row => row.scope).sort()).toEqual(scopes)
          expect(await tables.countRows(WORKSPACE, reader)).toBe(scopes.length)
          return scopes
        }
        expect(await seen(false)).toEqual([mine, 'member/ada', 'workspace'].sort())
        expect(await seen(true)).toEqual([mine, theirs, 'member/ada', 'workspace'].sort())
        await tables.keepGrant(WORKSPACE, grant(mine, 2, { isEnded: true }))
        expect(await seen(false)).toEqual(['member/ada', 'workspace'])
      })
    })

    test('scopes that are named are read alone', async () => {
      const [one, two] = [inAccount(newId()), inAccount(newId())]
      await within(async tables => {
        for (const scope of [one, two]) await put(tables, scope)
        const reader = { member: 'ada', seesAll: true }
        const { rows } = await tables.rowsBehind(WORKSPACE, START, LIMIT, reader, [two, 'member/bob'])
        expect(rows.map(row => row.scope)).toEqual([two])
        expect(await tables.countRows(WORKSPACE, reader, [two])).toBe(1)
      })
    })

    test('a departure stands in its scope, in its place among the revisions, until the row comes back', async () => {
      const [from, to] = [inAccount(newId()), inAccount(newId())]
      await within(async tables => {
        const row = await put(tables, to)
        const revision = await tables.takeRevision(WORKSPACE)
        await tables.keepDeparture(WORKSPACE, { ...row, scope: from, revision })
        const later = await put(tables, to)
        await tables.keepGrant(WORKSPACE, grant(from, 1))
        const heard = async (seesAll: boolean) => {
          const { rows } = await tables.rowsAfter(WORKSPACE, 0, LIMIT, { member: 'ada', seesAll })
          return rows.map(({ revision, left }) => [revision, left ?? false])
        }
        expect(await heard(true)).toEqual([
          [row.revision, false],
          [revision, true],
          [later.revision, false],
        ])
        expect(await heard(false)).toEqual([[revision, true]])
        const { rows } = await tables.rowsAfter(WORKSPACE, 0, LIMIT)
        expect(rows.map(one => one.left)).toEqual([undefined, undefined])
        await tables.forgetDeparture(WORKSPACE, row.id, from)
        expect(await heard(false)).toEqual([])
      })
    })

    test('a row that leaves a scope again is told of once, where it left last', async () => {
      await within(async tables => {
        const [first, between, last] = [4, 5, 6].map(revision => ({ id: 'row', noun: 'note', revision }))
        await tables.keepDeparture(WORKSPACE, { ...first!, scope: 'account/a' })
        await tables.keepDeparture(WORKSPACE, { ...between!, scope: 'account/b' })
        await tables.keepDeparture(WORKSPACE, { ...last!, scope: 'account/a' })
        const { rows } = await tables.rowsAfter(WORKSPACE, 0, LIMIT, { member: 'ada', seesAll: true })
        expect(rows.map(({ scope, revision }) => [scope, revision])).toEqual([
          ['account/b', 5],
          ['account/a', 6],
        ])
      })
    })

    test('grants are told by the revision at which they were given or ended, and to whom', async () => {
      await within(async tables => {
        await tables.keepGrant(WORKSPACE, grant('account/a', 3, { isBorn: true }))
        await tables.keepGrant(WORKSPACE, grant('account/b', 5))
        await tables.keepGrant(WORKSPACE, grant('account/b', 5, { member: 'bob' }))
        await tables.keepGrant(WORKSPACE, grant('account/a', 7, { isEnded: true }))
        expect(await tables.grants(WORKSPACE, 'ada')).toEqual(['account/b'])
        expect(await tables.grantsAfter(WORKSPACE, 'ada', 5)).toEqual([
          grant('account/a', 7, { isEnded: true }),
        ])
        expect((await tables.grantsAfter(WORKSPACE, 'ada', 2)).map(({ scope }) => scope)).toEqual([
          'account/b',
          'account/a',
        ])
        expect(await tables.grantedTo(WORKSPACE, 'account/b')).toEqual(['ada', 'bob'])
        expect(await tables.grantedTo(WORKSPACE, 'account/a')).toEqual([])
        expect([await tables.grants(OTHER, 'ada'), await tables.memberIds(WORKSPACE)]).toEqual([
          [],
          ['ada', 'bob'],
        ])
      })
    })

    test('a grant of work that fails is not given', async () => {
      const failing = within(async tables => {
        await tables.keepGrant(WORKSPACE, grant('account/a', 1))
        throw new Error('changed my mind')
      })
      await expect(failing).rejects.toThrow('changed my mind')
      expect(await within(tables => tables.grants(WORKSPACE, 'ada'))).toEqual([])
    })

    test('accounts are told with who made them, deleted or not, and nothing else is', async () => {
      await within(async tables => {
        const account = await put(tables, inAccount(newId()), 'account', 'ada')
        await tables.keepRow(WORKSPACE, { ...account, fields: { deleted: true } }, 1)
        await put(tables, account.scope)
        expect(await tables.accounts(WORKSPACE)).toMatchObject([
          { id: account.id, by: 'ada', fields: { deleted: true } },
        ])
        expect(await tables.accounts(OTHER)).toEqual([])
      })
    })

    test('runs of the server end where the next begins', async () => {
      await within(async tables => {
        await tables.keepBoot(WORKSPACE, { id: 'a', first: 1 })
        await tables.keepBoot(WORKSPACE, { id: 'b', first: 8 })
        await tables.keepBoot(OTHER, { id: 'b', first: 3 })
        expect(await tables.boots(WORKSPACE, 9)).toEqual([
          { id: 'b', first: 8 },
          { id: 'a', first: 1, end: 7 },
        ])
        expect(await tables.boots(WORKSPACE, 1)).toEqual([{ id: 'b', first: 8 }])
        expect(await tables.boot(WORKSPACE, 'a')).toEqual({ id: 'a', first: 1, end: 7 })
        expect([await tables.boot(OTHER, 'a'), await tables.boot(OTHER, 'b')]).toEqual([
          undefined,
          { id: 'b', first: 3 },
        ])
      })
    })

    test('a device keeps its tokens', async () => {
      await within(async tables => {
        const device = { id: 'd', member: 'ada', name: 'Desk', settled: 0, seen: 1, revoked: false }
        await tables.keepDevice({ ...device, token: 'new', tokenBefore: 'old' })
        await tables.settle('d', 4)
        expect(await tables.device('d')).toEqual({ ...device, settled: 4, token: 'new', tokenBefore: 'old' })
      })
    })

    test('what was handed in waits by state, oldest first, within its workspace', async () => {
      const handed = (id: string, at: number, more: Partial<HandedIn> = {}): HandedIn => ({
        id,
        member: 'ada',
        device: 'd',
        reason: 'access',
        at,
        changes: [{ id: 'd:1', patch: { name: 'Zoë' } }],
        drafts: [{ key: 'note/new', value: { words: 'half a word' } }],
        state: 'waiting',
        ...more,
      })
      await within(async tables => {
        for (const one of [handed('two', 2), handed('one', 1), handed('back', 3, { state: 'back' })])
          await tables.keepHandIn(WORKSPACE, one)
        expect(await tables.handIns(WORKSPACE, 'waiting')).toEqual([handed('one', 1), handed('two', 2)])
        expect(await tables.countHandIns(WORKSPACE, 'waiting', 'ada')).toBe(2)
        expect(await tables.countHandIns(WORKSPACE, 'waiting')).toBe(2)
        expect(await tables.countHandIns(WORKSPACE, 'waiting', 'nobody')).toBe(0)
        expect(await tables.countHandIns(WORKSPACE, 'back', 'ada')).toBe(1)
        await tables.keepHandIn(WORKSPACE, handed('one', 1, { state: 'accepted' }))
        expect((await tables.handIns(WORKSPACE, 'waiting')).map(({ id }) => id)).toEqual(['two'])
        expect(await tables.handIn(WORKSPACE, 'one')).toEqual(handed('one', 1, { state: 'accepted' }))
        expect([await tables.handIn(OTHER, 'one'), await tables.handIns(OTHER, 'waiting')]).toEqual([
          undefined,
          [],
        ])
      })
    })
  })
}
