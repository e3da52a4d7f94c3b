import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../app/model/id.ts'
import type { Held } from '../../../app/model/merge.ts'
import { inAccount } from '../../../app/model/row.ts'
import type { Hearing, Store, Tables } from '../../../server/store/store.ts'
import { accessContract } from './contract-access.ts'
import { everythingContract, METHODS } from './contract-everything.ts'
import { peopleContract } from './contract-people.ts'
import { noting } from './noting.ts'

const LIMIT = { rows: 100, characters: 100_000 }
const [WORKSPACE, OTHER, MEMBER] = ['workspace', 'other', 'ada']
const DEVICE = 'd'.repeat(16)

/** What every store must hold to; run it against each. */
export function storeContract(name: string, newStore: () => Store) {
  describe(name, () => {
    const { newNoted, called } = noting(newStore)
    tablesContract('what is kept', newNoted)
    accessContract('for whom', newNoted)
    peopleContract('who signs in', newNoted)
    everythingContract('whatever it is asked', newStore)

    test('every method of the tables is called by a test of its own', () => {
      expect(METHODS.filter(method => !called.has(method))).toEqual([])
    })
  })
}

function tablesContract(name: string, newStore: () => Store) {
  describe(name, () => {
    let store: Store
    beforeEach(async () => {
      store = newStore()
      await store.transact(undefined, async tables => {
        await tables.createWorkspace(WORKSPACE)
        await tables.createWorkspace(OTHER)
        await tables.keepMember({ id: MEMBER, workspace: WORKSPACE, email: 'ada@northwind.example' })
        const device = { id: DEVICE, member: MEMBER, name: 'Desk', settled: 0, seen: 1, revoked: false }
        await tables.keepDevice(device)
      })
    })
    afterEach(() => store.close())

    const inWorkspace = <T>(work: (tables: Tables) => Promise<T>) => store.transact(WORKSPACE, work)
    const revision = (workspace = WORKSPACE) =>
      store.transact(workspace, tables => tables.revision(workspace))

    async function put(
      tables: Tables,
      row: Partial<Held> & { id: string },
      shelf = 1,
      workspace = WORKSPACE,
    ) {
      const held: Held = {
        noun: 'account',
        scope: inAccount(row.id),
        revision: await tables.takeRevision(workspace),
        fields: {},
        marks: {},
        ...row,
      }
      await tables.keepRow(workspace, held, shelf)
      return held
    }

    test('work that fails leaves nothing behind, not even a revision', async () => {
      const id = newId()
      const failing = inWorkspace(async tables => {
        await put(tables, { id })
        throw new Error('changed my mind')
      })
      await expect(failing).rejects.toThrow('changed my mind')
      expect(await revision()).toBe(0)
      expect((await inWorkspace(tables => tables.rows(WORKSPACE, [id]))).size).toBe(0)
    })

    test('work in one workspace runs one after the other, and every entry has its own revision', async () => {
      const taken: number[] = []
      const work = () =>
        inWorkspace(async tables => {
          const before = await tables.revision(WORKSPACE)
          await Promise.resolve()
          taken.push(await tables.takeRevision(WORKSPACE))
          expect(taken.at(-1)).toBe(before + 1)
        })
      await Promise.all(Array.from({ length: 20 }, work))
      expect(taken).toEqual([...taken.keys()].map(n => n + 1))
    })

    test('a savepoint undoes its own work and nothing else', async () => {
      const [kept, undone] = [newId(), newId()]
      await inWorkspace(async tables => {
        await put(tables, { id: kept })
        await tables
          .savepoint(async () => {
            await put(tables, { id: undone })
            throw new Error('poison')
          })
          .catch(() => undefined)
      })
      const rows = await inWorkspace(tables => tables.rows(WORKSPACE, [kept, undone]))
      expect([...rows.keys()]).toEqual([kept])
      expect(await revision()).toBe(1)
    })

    test('a row comes back as it was kept', async () => {
      const row = await inWorkspace(tables =>
        put(tables, {
          id: newId(),
          by: MEMBER,
          past: ['elsewhere'],
          fields: {
            name: 'Zoë\u0000 😀\ufffd',
            place: { latitude: 1, longitude: 2, accuracy: 3 },
            key: false,
          },
          marks: { name: { revision: 1, stamp: 's', change: 'c:1' } },
        }),
      )
      expect((await inWorkspace(tables => tables.rows(WORKSPACE, [row.id]))).get(row.id)).toEqual(row)
    })

    test('rows of another workspace are not there', async () => {
      const id = newId()
      await store.transact(OTHER, tables => put(tables, { id }, 1, OTHER))
      await inWorkspace(async tables => {
        expect((await tables.rows(WORKSPACE, [id])).size).toBe(0)
        expect((await tables.rowsAfter(WORKSPACE, 0, LIMIT)).rows).toEqual([])
        expect(await tables.countRows(WORKSPACE)).toBe(0)
        await put(tables, { id })
      })
      expect([await revision(), await revision(OTHER)]).toEqual([1, 1])
    })

    test('rows after a cursor come in the order they were committed, each row once', async () => {
      const [first, second] = [newId(), newId()]
      await inWorkspace(async tables => {
        await put(tables, { id: first })
        await put(tables, { id: second })
        await put(tables, { id: first })
      })
      const readAfter = (cursor: number) => inWorkspace(tables => tables.rowsAfter(WORKSPACE, cursor, LIMIT))
      expect((await readAfter(0)).rows.map(row => [row.id, row.revision])).toEqual([
        [second, 2],
        [first, 3],
      ])
      expect((await readAfter(2)).rows.map(row => row.id)).toEqual([first])
      expect(await readAfter(3)).toEqual({ rows: [], more: false })
    })

    test('an answer ends at its limit of rows or of characters, and says that there is more', async () => {
      await inWorkspace(async tables => {
        for (let n = 0; n < 3; n++) await put(tables, { id: newId(), fields: { about: 'x'.repeat(1000) } })
      })
      const read = (limit: typeof LIMIT) => inWorkspace(tables => tables.rowsAfter(WORKSPACE, 0, limit))
      expect(await read({ rows: 2, characters: 9999 })).toMatchObject({ rows: { length: 2 }, more: true })
      expect(await read({ rows: 9, characters: 1500 })).toMatchObject({ rows: { length: 2 }, more: true })
      expect(await read({ rows: 3, characters: 9999 })).toMatchObject({ rows: { length: 3 }, more: false })
    })

    test('rows stand on their shelves by scope and id, and slices neither skip nor repeat', async () => {
      await inWorkspace(async tables => {
        for (let n = 0; n < 7; n++) await put(tables, { id: newId(), scope: inAccount(String(n % 2)) }, n % 3)
      })
      const read: string[] = []
      let place = { shelf: -1, scope: '', id: '' }
      for (let more = true; more; ) {
        const slice = await inWorkspace(tables => tables.rowsBehind(WORKSPACE, place, { ...LIMIT, rows: 2 }))
        more = slice.more
        place = slice.end!
        read.push(...slice.rows.map(row => row.id))
      }
      const all = (
        await inWorkspace(tables => tables.rowsBehind(WORKSPACE, { shelf: -1, scope: '', id: '' }, LIMIT))
      ).rows
      expect(read).toEqual(all.map(row => row.id))
      expect(new Set(read).size).toBe(7)
      expect(await inWorkspace(tables => tables.countRows(WORKSPACE))).toBe(7)
    })

    test('pokes come after the commit, with the revision it reached, and stop when asked to', async () => {
      const heard: number[] = []
      const stop = store.watch(WORKSPACE, revision => heard.push(revision))
      await inWorkspace(async tables => {
        await put(tables, { id: newId() })
        await put(tables, { id: newId() })
        expect(heard).toEqual([])
      })
      await store.transact(OTHER, tables => put(tables, { id: newId() }, 1, OTHER))
      await inWorkspace(tables => tables.revision(WORKSPACE))
      await inWorkspace(async tables => {
        await put(tables, { id: newId() })
        throw new Error('undone')
      }).catch(() => undefined)
      expect(heard).toEqual([2])
      stop()
      await inWorkspace(tables => put(tables, { id: newId() }))
      expect(heard).toEqual([2])
    })

    test('receipts are kept until they are settled, and settling never goes back', async () => {
      const receipt = { hash: 'h', verdict: { change: 'c', is: 'applied' as const } }
      await inWorkspace(async tables => {
        await tables.keepReceipt(DEVICE, 1, receipt)
        await tables.keepReceipt(DEVICE, 2, receipt)
        expect(await tables.receipts(DEVICE, [1, 2, 3])).toEqual(
          new Map([
            [1, receipt],
            [2, receipt],
          ]),
        )
        await tables.settle(DEVICE, 2)
        await tables.settle(DEVICE, 1)
        expect([...(await tables.receipts(DEVICE, [1, 2])).keys()]).toEqual([2])
        expect(await tables.device(DEVICE)).toMatchObject({ settled: 2 })
      })
    })

    test('history is of one row, newest first', async () => {
      const id = newId()
      await inWorkspace(async tables => {
        for (const town of ['London', 'Leeds'])
          await tables.keepHistory(WORKSPACE, {
            revision: await tables.takeRevision(WORKSPACE),
            row: id,
            change: 'c:1',
            stamp: 's',
            member: MEMBER,
            at: 5,
            patch: { town },
            replaced: {},
          })
        expect((await tables.history(WORKSPACE, id, LIMIT)).map(entry => entry.patch.town)).toEqual([
          'Leeds',
          'London',
        ])
        expect(await tables.history(WORKSPACE, id, { ...LIMIT, characters: 1 })).toHaveLength(1)
        expect(await tables.history(WORKSPACE, newId(), LIMIT)).toEqual([])
      })
    })

    test('a history can be emptied of what was said, and another row’s is not', async () => {
      const [id, other] = [newId(), newId()]
      await inWorkspace(async tables => {
        for (const row of [id, other])
          await tables.keepHistory(WORKSPACE, {
            revision: await tables.takeRevision(WORKSPACE),
            row,
            change: 'c:1',
            stamp: 's',
            member: MEMBER,
            at: 5,
            patch: { town: 'London' },
            replaced: { town: 'Leeds' },
          })
        await tables.emptyHistory(WORKSPACE, id)
        expect(await tables.history(WORKSPACE, id, LIMIT)).toMatchObject([{ at: 5, patch: {}, replaced: {} }])
        expect(await tables.history(WORKSPACE, other, LIMIT)).toMatchObject([{ patch: { town: 'London' } }])
      })
    })

    test('deleted rows come by the revision that deleted them, with when it came, in pages, and without erased ones', async () => {
      const kept = async (id: string, at: number, fields: Held['fields'], workspace = WORKSPACE) =>
        store.transact(workspace, async tables => {
          const revision = await tables.takeRevision(workspace)
          const mark = { revision, stamp: 's', change: 'c:1' }
          const marks = Object.fromEntries(Object.keys(fields).map(field => [field, mark]))
          await tables.keepRow(
            workspace,
            { noun: 'note', id, scope: 'workspace', revision, fields, marks },
            1,
          )
          const entry = { revision, row: id, change: 'c:1', stamp: 's', member: MEMBER, at }
          await tables.keepHistory(workspace, { ...entry, patch: fields, replaced: {} })
        })
      await kept('b', 30, { deleted: true, into: 'c' })
      await kept('a', 10, { deleted: true })
      await kept('c', 20, { body: 'x' })
      await kept('d', 20, { deleted: true })
      await kept('d', 40, { deleted: true, erased: true })
      await kept('e', 20, { deleted: true }, OTHER)
      await kept('f', 50, { deleted: true })
      // Nothing tells when this one was.
      await inWorkspace(tables => put(tables, { id: 'g', fields: { deleted: true } }))
      const page = (after: number) => inWorkspace(tables => tables.deletions(WORKSPACE, after, 2))
      expect([await page(0), await page(2), await page(6)]).toEqual([
        [
          { row: 'b', revision: 1, at: 30 },
          { row: 'a', revision: 2, at: 10 },
        ],
        [{ row: 'f', revision: 6, at: 50 }],
        [],
      ])
      await kept('a', 60, {})
      expect(await page(1)).toEqual([{ row: 'f', revision: 6, at: 50 }])
    })

    test('rows whose bytes are to go are remembered until they are gone', async () => {
      const id = newId()
      await inWorkspace(async tables => {
        for (let i = 0; i < 2; i++) await tables.keepErased(WORKSPACE, id)
        expect(await tables.erased(WORKSPACE)).toEqual([id])
        await tables.forgetErased(WORKSPACE, id)
        expect(await tables.erased(WORKSPACE)).toEqual([])
      })
    })

    test('attachments are found by the bytes they name, in their workspace alone', async () => {
      const named = (hash: string) => ({
        noun: 'attachment',
        fields: { blob: { hash, size: 1, type: 'a/b' } },
      })
      const [one, two, three] = [newId(), newId(), newId()]
      await inWorkspace(async tables => {
        await put(tables, { id: one, ...named('aa') })
        await put(tables, { id: two, ...named('bb') })
        await put(tables, { id: three, ...named('aa'), noun: 'note' })
      })
      const found = (hash: string, workspace = WORKSPACE) =>
        inWorkspace(async tables => (await tables.rowsWithBlob(workspace, hash)).map(row => row.id))
      expect(await Promise.all([found('aa'), found('bb'), found('cc'), found('aa', OTHER)])).toEqual([
        [one],
        [two],
        [],
        [],
      ])
    })

    test('of attachments that name the same bytes no more than a hundred are told', async () => {
      const attachment = { noun: 'attachment', fields: { blob: { hash: 'aa', size: 1, type: 'a/b' } } }
      await inWorkspace(async tables => {
        for (let n = 0; n < 101; n++) await put(tables, { ...attachment, id: newId() })
        expect(await tables.rowsWithBlob(WORKSPACE, 'aa')).toHaveLength(100)
      })
    })

    test('recordings stand in line by when they are due, each once', async () => {
      const hearing = (row: string, due: number, is: Hearing['is'] = 'due', workspace = WORKSPACE) => ({
        workspace,
        row,
        hash: 'aa',
        asked: 0,
        is,
        tries: 0,
        due,
      })
      await inWorkspace(async tables => {
        expect([await tables.nextDue(), await tables.hearingsDue(99, 9)]).toEqual([undefined, []])
        for (const one of [
          hearing('late', 30),
          hearing('early', 10),
          hearing('elsewhere', 20, 'due', OTHER),
          hearing('done', 5, 'done'),
          hearing('missing', 5, 'without-bytes'),
        ])
          await tables.keepHearing(one)
        expect((await tables.hearingsDue(20, 9)).map(({ row }) => row)).toEqual(['early', 'elsewhere'])
        expect((await tables.hearingsDue(99, 1)).map(({ row }) => row)).toEqual(['early'])
        expect((await tables.hearingsWithoutBytes()).map(({ row }) => row)).toEqual(['missing'])
        expect(await tables.nextDue()).toBe(10)
        await tables.keepHearing({ ...hearing('early', 40), tries: 2, asked: 7 })
        expect(await tables.hearing(WORKSPACE, 'early')).toEqual({
          ...hearing('early', 40),
          tries: 2,
          asked: 7,
        })
        expect(await tables.hearing(OTHER, 'early')).toBeUndefined()
        expect(await tables.nextDue()).toBe(20)
      })
    })

    test('how far rows were looked at is kept for each workspace', async () => {
      await inWorkspace(async tables => {
        expect([await tables.workspaces(), await tables.heardUpTo(WORKSPACE)]).toEqual([
          [OTHER, WORKSPACE],
          0,
        ])
        await tables.keepHeardUpTo(WORKSPACE, 3)
        await tables.keepHeardUpTo(WORKSPACE, 5)
        expect([await tables.heardUpTo(WORKSPACE), await tables.heardUpTo(OTHER)]).toEqual([5, 0])
      })
    })

    test('what is written in a transaction is seen in it at once, and outside only when it is committed', async () => {
      const id = newId()
      let begun = () => {}
      const isBegun = new Promise<void>(resolve => (begun = resolve))
      const writing = inWorkspace(async tables => {
        await put(tables, { id })
        begun()
        return (await tables.rows(WORKSPACE, [id])).size
      })
      await isBegun
      const seen = await inWorkspace(async tables => [
        (await tables.rows(WORKSPACE, [id])).size,
        await tables.revision(WORKSPACE),
      ])
      expect([await writing, seen]).toEqual([1, [1, 1]])
    })

    test('work that was begun in different workspaces comes to its end, whatever else is under way', async () => {
      const works = Array.from({ length: 30 }, (_, n) => {
        const workspace = n % 2 ? WORKSPACE : OTHER
        return store.transact(workspace, tables => put(tables, { id: newId() }, 1, workspace))
      })
      const beside = Array.from({ length: 30 }, (_, n) =>
        store.transact(undefined, tables => tables.keepAttempt('key', n)),
      )
      await Promise.all([...works, ...beside])
      expect([await revision(), await revision(OTHER)]).toEqual([15, 15])
      expect(await store.transact(undefined, tables => tables.attempts('key', -1))).toBe(30)
    })

    test('work is run once, and its own reason comes back', async () => {
      let runs = 0
      const reason = { code: 'mine' }
      const failing = inWorkspace(async () => {
        runs++
        throw reason
      })
      await expect(failing).rejects.toBe(reason)
      expect(runs).toBe(1)
    })

    test('what a savepoint undoes gives back its revisions and its receipts; one may stand within another', async () => {
      const heard: number[] = []
      store.watch(WORKSPACE, revision => heard.push(revision))
      const receipt = { hash: 'h', verdict: { change: 'c', is: 'applied' as const } }
      const [first, inner, last] = [newId(), newId(), newId()]
      await inWorkspace(async tables => {
        await put(tables, { id: first })
        await tables.savepoint(async () => {
          await tables
            .savepoint(async () => {
              await put(tables, { id: inner })
              await tables.keepReceipt(DEVICE, 1, receipt)
              throw new Error('inner')
            })
            .catch(() => undefined)
          await put(tables, { id: last })
        })
      })
      await inWorkspace(async tables => {
        const { rows } = await tables.rowsAfter(WORKSPACE, 0, LIMIT)
        expect(rows.map(row => [row.id, row.revision])).toEqual([
          [first, 1],
          [last, 2],
        ])
        expect((await tables.receipts(DEVICE, [1])).size).toBe(0)
      })
      expect(heard).toEqual([2])
    })

    test('a transaction whose revisions were all undone pokes nobody', async () => {
      const heard: number[] = []
      store.watch(WORKSPACE, revision => heard.push(revision))
      await inWorkspace(tables =>
        tables
          .savepoint(async () => {
            await put(tables, { id: newId() })
            throw new Error('undone')
          })
          .catch(() => undefined),
      )
      expect(heard).toEqual([])
    })

    test('pokes come in the order of commits, to every listener, whatever another one throws', async () => {
      const heard: number[] = []
      const stop = store.watch(WORKSPACE, () => {
        stop()
        throw new Error('a listener that is broken')
      })
      store.watch(WORKSPACE, revision => heard.push(revision))
      await Promise.all(Array.from({ length: 5 }, () => inWorkspace(tables => put(tables, { id: newId() }))))
      expect(heard).toEqual([1, 2, 3, 4, 5])
      expect(await revision()).toBe(5)
    })

    test('who reads a revision reads everything below it, while others write', async () => {
      const writing = Array.from({ length: 20 }, () => inWorkspace(tables => put(tables, { id: newId() })))
      const reading = Array.from({ length: 20 }, () =>
        inWorkspace(async tables => {
          const { rows } = await tables.rowsAfter(WORKSPACE, 0, LIMIT)
          expect(rows.map(row => row.revision)).toEqual([...rows.keys()].map(n => n + 1))
          expect(await tables.revision(WORKSPACE)).toBe(rows.length)
        }),
      )
      await Promise.all([...writing, ...reading])
    })

    test('ids and scopes stand in the order of their bytes, whatever the machine’s language', async () => {
      const ids = ['z', 'Z', 'ä', 'a', '-', '_', '0', 'é', 'A', '\u{1f600}', '\uff5e']
      await inWorkspace(async tables => {
        for (const id of ids) await put(tables, { id, scope: 'workspace' }, 0)
        const { rows } = await tables.rowsBehind(WORKSPACE, { shelf: -1, scope: '', id: '' }, LIMIT)
        const byBytes = [...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
        expect(rows.map(row => row.id)).toEqual(byBytes)
      })
    })

    test('values come back as they were, to the last letter and digit', async () => {
      const fields = {
        text: 'NUL \u0000, half a pair \ud800, ’quotes’, \\ and "',
        number: 0.1 + 0.2,
        large: Number.MAX_SAFE_INTEGER,
        tiny: 5e-324,
        nothing: null,
        empty: '',
        list: [[], {}, false],
        'met/body:0123456789abcdef:7': 'x',
      }
      const { id } = await inWorkspace(tables => put(tables, { id: newId(), fields }))
      const kept = await inWorkspace(tables => tables.rows(WORKSPACE, [id]))
      expect(kept.get(id)!.fields).toEqual(fields)
    })

    test('takes a megabyte in one row, and fifteen hundred ids in one question', async () => {
      const ids = Array.from({ length: 1500 }, () => newId())
      const body = 'é'.repeat(500_000)
      await inWorkspace(async tables => {
        await put(tables, { id: ids[0]!, fields: { body } })
        for (const id of ids.slice(1)) await put(tables, { id })
      })
      const rows = await inWorkspace(tables => tables.rows(WORKSPACE, ids))
      expect([rows.size, rows.get(ids[0]!)!.fields.body === body]).toEqual([1500, true])
    })

    test('attachments of one member come in pages by their ids, without deleted ones', async () => {
      const attachment = { noun: 'attachment', by: MEMBER }
      await inWorkspace(async tables => {
        for (const id of ['d', 'b', 'a', 'c']) await put(tables, { ...attachment, id })
        await put(tables, { ...attachment, id: 'aa', fields: { deleted: true } })
        await put(tables, { ...attachment, id: 'ab', by: 'bob' })
        await put(tables, { ...attachment, id: 'ac', noun: 'note' })
        const page = async (after: string) =>
          (await tables.attachmentsBy(WORKSPACE, MEMBER, after, 2)).map(({ id }) => id)
        expect([await page(''), await page('b'), await page('d')]).toEqual([['a', 'b'], ['c', 'd'], []])
      })
    })

    test('a store that was closed says so by name', async () => {
      const closed = newStore()
      closed.close()
      await expect(closed.transact(undefined, tables => tables.hasWorkspace())).rejects.toMatchObject({
        code: 'broken',
      })
    })

    test('an invitation is found by its hash, and stands among the open ones until it is used, withdrawn or over', async () => {
      const invitation = { workspace: WORKSPACE, by: MEMBER, role: 'rep', made: 1, expires: 10 }
      const [plain, full, elsewhere] = [
        { ...invitation, id: 'a', hash: 'hash a' },
        {
          ...invitation,
          id: 'b',
          hash: 'hash b',
          manager: MEMBER,
          email: 'nancy@northwind.example',
          made: 2,
        },
        { ...invitation, id: 'c', hash: 'hash c', workspace: OTHER },
      ]
      await store.transact(undefined, async tables => {
        for (const one of [plain, full, elsewhere]) await tables.keepInvitation(one)
        expect(await tables.invitation('hash b')).toEqual(full)
        expect(await tables.invitation('b')).toBeUndefined()
        expect(await tables.openInvitations(WORKSPACE, 10)).toEqual([full, plain])
        expect(await tables.openInvitations(WORKSPACE, 11)).toEqual([])
        await tables.keepInvitation({ ...plain, used: 3 })
        await tables.keepInvitation({ ...full, withdrawn: 4 })
        expect(await tables.openInvitations(WORKSPACE, 5)).toEqual([])
        expect(await tables.invitation('hash a')).toEqual({ ...plain, used: 3 })
        expect(await tables.invitation('hash b')).toEqual({ ...full, withdrawn: 4 })
      })
    })

    test('one e-mail signs in one member', async () => {
      const twice = store.transact(undefined, tables =>
        tables.keepMember({ id: 'bob', workspace: OTHER, email: 'ada@northwind.example' }),
      )
      await expect(twice).rejects.toThrow()
    })
  })
}
