import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Held } from '../../../app/model/merge.ts'
import {
  type HandedIn,
  type Hearing,
  type Store,
  StoreTrouble,
  type Tables,
} from '../../../server/store/store.ts'

type Call = (tables: Tables, workspace: string) => Promise<unknown>

const LIMIT = { rows: 100, characters: 100_000 }
const START = { shelf: -1, scope: '', id: '' }
const [WORKSPACE, OTHER, ADA, BOB] = ['workspace', 'other', 'ada', 'bob']
const [DEVICE, SECOND, SCOPE, PHOTO, BLOB] = ['device', 'second', 'account/one' as const, 'photo', 'aa']
const READER = { member: ADA, seesAll: false }

const ROW: Held = { noun: 'account', id: 'one', scope: SCOPE, revision: 1, by: ADA, fields: {}, marks: {} }
const ATTACHED: Held = {
  ...ROW,
  noun: 'attachment',
  id: PHOTO,
  revision: 2,
  fields: { blob: { hash: BLOB, size: 1, type: 'a/b' } },
}
const DELETED: Held = {
  ...ROW,
  noun: 'note',
  id: 'deleted',
  revision: 4,
  fields: { deleted: true },
  marks: { deleted: { revision: 4, stamp: 's', change: 'c:4' } },
}
const ENTRY = { revision: 1, row: PHOTO, change: 'c:1', stamp: 's', member: ADA, at: 5 }
const HANDED: Omit<HandedIn, 'id'> = {
  member: ADA,
  device: DEVICE,
  reason: 'access',
  at: 1,
  changes: [],
  drafts: [],
  state: 'waiting',
}
const HEARD: Omit<Hearing, 'workspace'> = { row: PHOTO, hash: BLOB, asked: 0, is: 'due', tries: 0, due: 7 }
const INVITED = { by: ADA, role: 'rep', made: 1, expires: 10 }
const RECEIPT = { hash: 'h', verdict: { change: 'c', is: 'applied' as const } }
const PERSON = { id: BOB, workspace: WORKSPACE, email: 'bob@northwind.example' }

/** Every question about one workspace. */
const ASKED_OF_ONE = {
  revision: (tables, workspace) => tables.revision(workspace),
  rows: (tables, workspace) => tables.rows(workspace, [ROW.id, PHOTO]),
  rowsAfter: (tables, workspace) => tables.rowsAfter(workspace, 0, LIMIT, READER),
  rowsBehind: (tables, workspace) => tables.rowsBehind(workspace, START, LIMIT),
  countRows: (tables, workspace) => tables.countRows(workspace),
  places: (tables, workspace) => tables.places(workspace, READER),
  accounts: (tables, workspace) => tables.accounts(workspace),
  rowsWithBlob: (tables, workspace) => tables.rowsWithBlob(workspace, BLOB),
  attachmentsBy: (tables, workspace) => tables.attachmentsBy(workspace, ADA, '', 9),
  deletions: (tables, workspace) => tables.deletions(workspace, 0, 9),
  erased: (tables, workspace) => tables.erased(workspace),
  history: (tables, workspace) => tables.history(workspace, PHOTO, LIMIT),
  memberIds: (tables, workspace) => tables.memberIds(workspace),
  grants: (tables, workspace) => tables.grants(workspace, ADA),
  grantsAfter: (tables, workspace) => tables.grantsAfter(workspace, ADA, 0),
  grantedTo: (tables, workspace) => tables.grantedTo(workspace, SCOPE),
  boots: (tables, workspace) => tables.boots(workspace, 9),
  boot: (tables, workspace) => tables.boot(workspace, 'boot'),
  handIn: (tables, workspace) => tables.handIn(workspace, 'handed'),
  handIns: (tables, workspace) => tables.handIns(workspace, 'waiting'),
  countHandIns: (tables, workspace) => tables.countHandIns(workspace, 'waiting'),
  openInvitations: (tables, workspace) => tables.openInvitations(workspace, 5),
  hearing: (tables, workspace) => tables.hearing(workspace, PHOTO),
  heardUpTo: (tables, workspace) => tables.heardUpTo(workspace),
} satisfies Partial<Record<keyof Tables, Call>>

/** Every other question. */
const ASKED = {
  receipts: tables => tables.receipts(DEVICE, [1]),
  serverId: tables => tables.serverId(),
  hasWorkspace: tables => tables.hasWorkspace(),
  member: tables => tables.member(BOB),
  memberByEmail: tables => tables.memberByEmail(PERSON.email),
  password: tables => tables.password(ADA),
  device: tables => tables.device(DEVICE),
  devices: tables => tables.devices(ADA),
  session: tables => Promise.all(['one', 'two', 'three'].map(hash => tables.session(hash))),
  link: tables => tables.link('link'),
  attempts: tables => tables.attempts('key', 0),
  invitation: tables => tables.invitation(`hash in ${WORKSPACE}`),
  workspaces: tables => tables.workspaces(),
  hearingsDue: tables => tables.hearingsDue(99, 9),
  nextDue: tables => tables.nextDue(),
  hearingsWithoutBytes: tables => tables.hearingsWithoutBytes(),
} satisfies Partial<Record<keyof Tables, Call>>

/** Everything that is kept of a workspace once. */
const KEPT_ONCE_IN_ONE = {
  keepHistory: async (tables, workspace) => {
    const what = { patch: { name: 'new' }, replaced: { name: 'old' } }
    await tables.keepHistory(workspace, { ...ENTRY, ...what })
    await tables.keepHistory(workspace, { ...ENTRY, ...what, row: DELETED.id, revision: 4 })
  },
  keepBoot: (tables, workspace) => tables.keepBoot(workspace, { id: 'boot', first: 1 }),
} satisfies Partial<Record<keyof Tables, Call>>

/** Everything that is kept of a workspace, and may be kept again. */
const KEPT_IN_ONE = {
  keepRow: async (tables, workspace) => {
    await tables.keepRow(workspace, ROW, 0)
    await tables.keepRow(workspace, ATTACHED, 1)
    await tables.keepRow(workspace, DELETED, 1)
  },
  keepErased: (tables, workspace) => tables.keepErased(workspace, PHOTO),
  keepGrant: (tables, workspace) =>
    tables.keepGrant(workspace, {
      member: ADA,
      scope: SCOPE,
      since: 1,
      isBorn: true,
      isEnded: false,
      changed: 1,
    }),
  keepDeparture: (tables, workspace) =>
    tables.keepDeparture(workspace, { id: 'gone', noun: 'note', scope: SCOPE, revision: 3 }),
  keepHandIn: (tables, workspace) => tables.keepHandIn(workspace, { ...HANDED, id: 'handed' }),
  keepInvitation: (tables, workspace) =>
    tables.keepInvitation({
      ...INVITED,
      id: `invitation to ${workspace}`,
      workspace,
      hash: `hash in ${workspace}`,
    }),
  keepHearing: async (tables, workspace) => {
    await tables.keepHearing({ ...HEARD, workspace })
    await tables.keepHearing({ ...HEARD, workspace, row: 'cut', is: 'without-bytes' })
  },
  keepHeardUpTo: (tables, workspace) => tables.keepHeardUpTo(workspace, 3),
} satisfies Partial<Record<keyof Tables, Call>>

/** Everything that counts up, ends or forgets something of a workspace. */
const DONE_IN_ONE = {
  takeRevision: (tables, workspace) => tables.takeRevision(workspace),
  emptyHistory: (tables, workspace) => tables.emptyHistory(workspace, PHOTO),
  forgetErased: (tables, workspace) => tables.forgetErased(workspace, PHOTO),
  forgetDeparture: (tables, workspace) => tables.forgetDeparture(workspace, 'gone', SCOPE),
} satisfies Partial<Record<keyof Tables, Call>>

/** What may be kept again of what belongs to no workspace, in an order in which each stands on those before it. */
const KEPT = {
  keepDevice: async tables => {
    for (const id of [DEVICE, SECOND])
      await tables.keepDevice({ id, member: ADA, name: 'Desk', settled: 0, seen: 1, revoked: false })
  },
  keepPassword: tables => tables.keepPassword(ADA, 'hash'),
  keepSession: async tables => {
    for (const hash of ['one', 'two'])
      await tables.keepSession({ hash, member: ADA, device: DEVICE, created: 1, seen: 1 })
    await tables.keepSession({ hash: 'three', member: ADA, device: SECOND, created: 1, seen: 1 })
  },
  keepLink: tables => tables.keepLink({ hash: 'link', kind: 'join', member: ADA }),
} satisfies Partial<Record<keyof Tables, Call>>

const KEPT_ONCE = {
  keepServerId: tables => tables.keepServerId('server'),
  createWorkspace: tables => tables.createWorkspace('third'),
  keepMember: tables => tables.keepMember(PERSON),
  keepReceipt: tables => tables.keepReceipt(DEVICE, 1, RECEIPT),
} satisfies Partial<Record<keyof Tables, Call>>

const DONE = {
  settle: tables => tables.settle(DEVICE, 2),
  endSession: tables => tables.endSession('one'),
  endSessionsOf: tables => tables.endSessionsOf(DEVICE),
  endSessions: tables => tables.endSessions(ADA),
  keepAttempt: async tables => {
    for (const at of [1, 5, 9]) await tables.keepAttempt('key', at)
  },
  takeBackAttempt: tables => tables.takeBackAttempt('key'),
  forgetAttempts: tables => tables.forgetAttempts(2),
} satisfies Partial<Record<keyof Tables, Call>>

/** A method of the interface that stands nowhere above is an error of types here. */
const EVERY: Record<Exclude<keyof Tables, 'savepoint'>, Call> = {
  ...ASKED_OF_ONE,
  ...ASKED,
  ...KEPT,
  ...KEPT_ONCE,
  ...KEPT_IN_ONE,
  ...KEPT_ONCE_IN_ONE,
  ...DONE,
  ...DONE_IN_ONE,
}

/** Names of all methods the interface has. */
export const METHODS = [...Object.keys(EVERY), 'savepoint']

/** What every store must hold to with whatever it is asked and told. */
export function everythingContract(name: string, newStore: () => Store) {
  describe(name, () => {
    let store: Store
    beforeEach(async () => {
      store = newStore()
      await store.transact(undefined, async tables => {
        for (const workspace of [WORKSPACE, OTHER]) await tables.createWorkspace(workspace)
        await tables.keepMember({ id: ADA, workspace: WORKSPACE, email: 'ada@northwind.example' })
      })
    })
    afterEach(() => store.close())

    const of = (calls: Record<string, Call>, workspace?: string) =>
      Object.entries(calls).map(([name, call]) => ({ name, call, workspace }))
    const KEEPING = [...of(KEPT), ...of(KEPT_IN_ONE, WORKSPACE)]
    const KEEPING_ONCE = [...of(KEPT_ONCE), ...of(KEPT_ONCE_IN_ONE, WORKSPACE)]
    const DOING = [...of(DONE), ...of(DONE_IN_ONE, WORKSPACE)]

    const tell = (call: Call, workspace = WORKSPACE, within: string | undefined = workspace) =>
      store.transact(within, tables => call(tables, workspace))

    /** Every answer to every one of these questions. */
    const read = (calls: Record<string, Call>, workspace = WORKSPACE) =>
      store.transact(workspace, async tables => {
        const answers: Record<string, unknown> = {}
        for (const [name, call] of Object.entries(calls)) answers[name] = await call(tables, workspace)
        return answers
      })
    const readAll = () => read({ ...ASKED, ...ASKED_OF_ONE })

    test('whatever is done is undone with its transaction and with its savepoint, and stands when it is committed', async () => {
      for (const { name, call, workspace } of [...KEEPING, ...KEEPING_ONCE, ...DOING]) {
        const before = await readAll()
        const failing = store.transact(workspace, async tables => {
          await call(tables, WORKSPACE)
          throw new Error('changed my mind')
        })
        await expect(failing, name).rejects.toThrow('changed my mind')
        expect(await readAll(), name).toEqual(before)
        await store.transact(workspace, tables =>
          tables
            .savepoint(async () => {
              await call(tables, WORKSPACE)
              throw new Error('poison')
            })
            .catch(() => undefined),
        )
        expect(await readAll(), name).toEqual(before)
        await store.transact(workspace, tables => tables.savepoint(() => call(tables, WORKSPACE)))
        expect(await readAll(), name).not.toEqual(before)
      }
    })

    test('what is kept again takes the place of what was kept', async () => {
      for (const { call } of KEEPING) await tell(call)
      const before = await readAll()
      for (const { name, call } of KEEPING) {
        await tell(call)
        expect(await readAll(), name).toEqual(before)
      }
    })

    test('what is made once is refused a second time, without calling it trouble of the machine', async () => {
      for (const { call } of [...KEEPING, ...KEEPING_ONCE]) await tell(call)
      const before = await readAll()
      for (const { name, call } of KEEPING_ONCE) {
        await expect(tell(call), name).rejects.not.toBeInstanceOf(StoreTrouble)
        expect(await readAll(), name).toEqual(before)
      }
    })

    test('what is told of one workspace alters nothing that another is asked, under the same ids', async () => {
      const untouched = await read(ASKED_OF_ONE, OTHER)
      for (const { call } of KEEPING) await tell(call)
      for (const { call } of KEEPING_ONCE) await tell(call)
      expect(await read(ASKED_OF_ONE, OTHER)).toEqual(untouched)
      const kept = await read(ASKED_OF_ONE)
      const inOther = { ...KEPT_IN_ONE, ...KEPT_ONCE_IN_ONE, ...DONE_IN_ONE }
      for (const [name, call] of Object.entries(inOther)) {
        await tell(call, OTHER)
        expect(await read(ASKED_OF_ONE), name).toEqual(kept)
      }
    })

    test('to end or forget what is not there does nothing', async () => {
      const { takeRevision: _, ...forgetting } = DONE_IN_ONE
      const { keepAttempt: __, ...ending } = DONE
      const before = await readAll()
      for (const [name, call] of Object.entries({ ...forgetting, ...ending })) {
        await tell(call)
        expect(await readAll(), name).toEqual(before)
      }
    })
  })
}
