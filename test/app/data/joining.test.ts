import { describe, expect, it } from 'vitest'
import type { Me } from '../../../app/data/book.ts'
import { carryOver } from '../../../app/data/carry-over.ts'
import { DeviceRecordings } from '../../../app/data/sound/device-recordings.ts'
import { inAccount } from '../../../app/model/row.ts'
import { Random } from '../../simulation/random.ts'
import { startServer } from '../../simulation/server.ts'
import { device, NANCY, NOON, newAccount, newIn } from '../../support/device.ts'

const PHONE = 'aaaaaaaaaaaaaaaa'
const ALONE: Me = { ...NANCY, member: '01a20000-0000-7000-8000-0000000000ff', server: 'device' }

/** A phone that was used alone, and the book it joins with. */
async function joining() {
  const random = new Random(1)
  const server = await startServer(
    () => NOON,
    n => random.bytes(n),
  )
  const me = await server.signIn(PHONE, 'phone')
  Object.assign(NANCY, me)
  const alone = await device({ id: 'cccccccccccccccc' })
  const joined = await device({
    id: PHONE,
    network: { fetch: (path, init) => server.ask(PHONE, path, init) },
    reads: true,
  })
  return { alone, joined, me }
}

describe('joining a team', () => {
  it('brings along what was captured on just this device: made, edited, deleted, under the own name', async () => {
    const { alone, joined, me } = await joining()
    const [kept, dropped] = [
      newAccount({ name: 'Kept', owner: ALONE.member }),
      newAccount({ name: 'Dropped' }),
    ]
    await alone.book.write([kept, dropped, newIn(kept.id, 'note', { at: NOON, body: 'written alone' })])
    await alone.book.write([{ ...kept, seen: alone.book.account(kept.id)!, patch: { town: 'London' } }])
    await alone.book.write([{ ...dropped, seen: alone.book.account(dropped.id)!, patch: { deleted: true } }])
    await alone.book.drafts.keep('note', { body: 'half' })

    await carryOver(alone.db, joined.db, ALONE, me)
    const phone = await joined.restarted()
    expect(phone.book.accounts()).toMatchObject([{ name: 'Kept', town: 'London', owner: me.member }])
    expect(await phone.book.drafts.read('note')).toEqual({ body: 'half' })
    phone.sync.poke(true)
    await phone.sync.settled()
    expect(phone.book.pending.count).toBe(0)
    expect(phone.book.accounts()).toMatchObject([{ name: 'Kept', town: 'London', by: me.member }])
    expect((await phone.book.history(kept.id)).notes).toMatchObject([{ body: 'written alone' }])
  })

  it('brings everything along once, though the joining was cut short and begun again', async () => {
    const { alone, joined, me } = await joining()
    await alone.book.write([newAccount()])
    await carryOver(alone.db, joined.db, ALONE, me)
    await carryOver(alone.db, joined.db, ALONE, me)
    expect((await joined.db.outbox.toArray()).flatMap(sent => sent.changes)).toHaveLength(1)
  })

  it('brings along what was captured after a joining that was cut short', async () => {
    const { alone, joined, me } = await joining()
    await alone.book.write([newAccount({ name: 'Before' })])
    await carryOver(alone.db, joined.db, ALONE, me)
    await alone.book.write([newAccount({ name: 'After' })])
    await carryOver(alone.db, joined.db, ALONE, me)
    const phone = await joined.restarted()
    expect(phone.book.accounts().map(account => account.name)).toEqual(['Before', 'After'])
  })

  it('brings along sound that was never saved, and bytes that wait to follow their row', async () => {
    const { alone, joined, me } = await joining()
    const ports = { now: () => NOON, changed: () => {} }
    const { id } = await speak(new DeviceRecordings(alone.db, ports))
    const blob = { hash: 'a'.repeat(64), size: 1, type: 'audio/webm' }
    await alone.db.blobs.put({ ...blob, used: NOON, owed: [] })
    await alone.db.bytes.put({ hash: blob.hash, part: 0, bytes: new ArrayBuffer(1) })
    const account = newAccount()
    const note = newIn(account.id, 'note', { at: NOON })
    const attachment = newIn(account.id, 'attachment', { of: note.id, kind: 'audio', blob, at: NOON })
    await alone.book.write([account, note, attachment])

    await carryOver(alone.db, joined.db, ALONE, me)
    const there = new DeviceRecordings(joined.db, ports)
    expect(await there.unfinished()).toMatchObject([{ id, segments: [{ seconds: 1 }] }])
    expect(await there.bytes(id, 0)).toEqual(new ArrayBuffer(3))
    const owed = [{ row: attachment.id, account: account.id }]
    expect(await joined.db.blobs.toArray()).toMatchObject([{ ...blob, owed }])
    expect(await joined.db.bytes.count()).toBe(1)

    await there.forget(id)
    await speak(new DeviceRecordings(alone.db, ports))
    await carryOver(alone.db, joined.db, ALONE, me)
    expect(await there.unfinished()).toHaveLength(1)
    expect((await there.unfinished())[0]!.id).not.toBe(id)
  })

  it('leaves the workspace it joins as it is', async () => {
    const { alone, joined, me } = await joining()
    const workspace = '01a20000-0000-7000-8000-0000000000ee'
    await alone.book.write([
      { noun: 'workspace', id: workspace, scope: 'workspace', patch: { name: 'Mine alone' } },
    ])
    await alone.book.write([newAccount({ name: 'Kept' })])
    await carryOver(alone.db, joined.db, ALONE, me)
    const changes = (await joined.db.outbox.toArray()).flatMap(sent => sent.changes)
    expect(changes.map(change => change.noun)).toEqual(['account'])
    expect(inAccount(changes[0]!.row)).toBe(changes[0]!.scope)
  })
})

async function speak(recordings: DeviceRecordings) {
  const open = await recordings.begin({ at: NOON })
  await open.segment('audio/webm')
  await open.append(new ArrayBuffer(3), 1)
  open.close()
  return open
}
