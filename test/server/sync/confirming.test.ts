import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { openSqlite } from '../../../server/store/sqlite.ts'
import { noteBoots } from '../../../server/sync/boots.ts'
import { noteRestore } from '../../../server/sync/confirming.ts'
import { hang, pathOf, webm } from '../support/blobs.ts'
import { type Device, founded } from '../support/device.ts'
import { changeMember, memberBeside } from '../support/member.ts'
import { type TestServer, testServer } from '../support/server.ts'

const RUNS = 'bcdef'

/** Ada, an admin, and Rita, a rep with an account, whose server can go back to a backup as often as one likes. */
async function withRita() {
  let disk = new Database(':memory:')
  let server = testServer({ store: openSqlite(disk) })
  const ada = await founded(server)
  const rita = await memberBeside(server, ada, 'Rita')
  const { row: account } = await rita.put(rita.account())
  let runs = 0
  return {
    ada,
    rita,
    account,
    server: () => server,
    boot: () => RUNS[runs]!.repeat(16),
    back: () => disk.serialize(),
    async restore(from: Buffer) {
      disk = new Database(from)
      const { now } = server.time
      server = testServer({ store: openSqlite(disk), boot: RUNS[++runs]!.repeat(16) })
      server.time.now = now
      await noteBoots(server.ports)
    },
    /** The same device, on the server as it is now. */
    on: (device: Device) => device.on(server),
  }
}

/** What a device sends that has found out that the server was restored. */
function prove(device: Device, boot: string, common: number, rows: unknown[] = []) {
  const about = { member: device.me.member.id, device: device.id, boot, common, rows }
  return device.browser.post('/api/offer', about)
}

const announce = (server: TestServer, { me }: Device) =>
  server.ports.store.transact(me.workspace.id, tables =>
    noteRestore(tables, me.workspace.id, server.time.now),
  )

describe('after a restore', () => {
  test('members wait until an admin has confirmed who they are, and nothing of theirs is taken or lost meanwhile', async () => {
    const { ada, rita, account, back, restore, on, boot } = await withRita()
    const recording = await hang(rita, account, webm(2000, 1))
    const common = rita.cursor
    await restore(back())
    const [desk, phone] = [on(ada), on(rita)]
    expect((await prove(desk, boot(), common)).status).toBe(200)
    const edit = phone.change({ noun: 'account', seen: account, patch: { town: 'Leeds' } })
    const waits = async (response: Response | Promise<Response>) => {
      const { status, headers } = await response
      expect([status, headers.get('retry-after')]).toEqual([503, '30'])
    }
    await waits(phone.turn([edit]))
    await waits(phone.browser.get('/api/snapshot'))
    await waits(phone.browser.get(`/api/history?row=${account.id}`))
    await waits(phone.browser.get(pathOf(recording)))
    await waits(prove(phone, boot(), common, [{ ...account, revision: common + 1 }]))
    expect((await phone.browser.post('/api/confirm', {})).status).toBe(403)

    expect((await desk.sync()).rows.find(row => row.noun === 'workspace')?.fields.unconfirmed).toBeDefined()
    expect((await desk.browser.post('/api/confirm', {})).status).toBe(200)
    expect((await phone.sync([edit])).verdicts[0]?.is).toBe('applied')
    expect((await desk.sync()).rows.find(row => row.noun === 'workspace')?.fields.unconfirmed).toBeUndefined()
  })

  test('who was taken out after the backup, and is a member again by it, can be taken out before they read a word', async () => {
    const { server, ada, rita, back, restore, on } = await withRita()
    const backup = back()
    await changeMember(server(), ada, rita.me.member.id, { left: true })
    await restore(backup)
    await announce(server(), ada)
    const [desk, phone] = [on(ada), on(rita)]
    expect((await phone.browser.get('/api/snapshot')).status).toBe(503)
    expect((await desk.browser.post(`/api/members/${rita.me.member.id}`, { left: true })).status).toBe(200)
    await desk.browser.post('/api/confirm', {})
    expect((await phone.browser.get('/api/snapshot')).status).toBe(401)
  })

  test('a device that proves it long after it was confirmed holds nobody up', async () => {
    const { ada, rita, back, restore, on, boot } = await withRita()
    const common = ada.cursor
    await restore(back())
    const desk = on(ada)
    await prove(desk, boot(), common)
    await desk.browser.post('/api/confirm', {})
    expect((await prove(on(rita), boot(), common)).status).toBe(200)
    expect((await on(rita).turn()).status).toBe(200)
  })

  test('another one is to be confirmed again', async () => {
    const { ada, rita, back, restore, on, boot } = await withRita()
    await restore(back())
    await prove(on(ada), boot(), ada.cursor)
    await on(ada).browser.post('/api/confirm', {})
    const desk = on(ada)
    await desk.sync()
    await restore(back())
    await prove(on(desk), boot(), desk.cursor)
    expect((await on(rita).turn()).status).toBe(503)
  })

  test('who is alone in a workspace has nothing to confirm', async () => {
    const server = testServer()
    const ada = await founded(server)
    await announce(server, ada)
    const { rows } = await ada.sync()
    expect(rows.find(row => row.noun === 'workspace')?.fields.unconfirmed).toBeUndefined()
    const rita = await memberBeside(server, ada, 'Rita')
    await prove(rita, 'b'.repeat(16), 1)
    expect((await rita.turn()).status).toBe(200)
  })
})
