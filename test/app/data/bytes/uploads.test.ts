import { beforeEach, describe, expect, it } from 'vitest'
import type { Edit } from '../../../../app/data/book.ts'
import { DeviceBlobs } from '../../../../app/data/bytes/device-blobs.ts'
import { readHeld } from '../../../../app/data/bytes/held.ts'
import { sweepUnnamed, tryBytesAgain } from '../../../../app/data/bytes/owed.ts'
import { Uploads } from '../../../../app/data/bytes/uploads.ts'
import { PART_BYTES } from '../../../../app/model/blob.ts'
import { Random } from '../../../simulation/random.ts'
import { BlobServer, type Fault, lostAnswer, noLine, portal, refusing } from '../../../support/blob-server.ts'
import { device, NOON, newAccount, newIn } from '../../../support/device.ts'

const MINUTE = 60_000
const ROOM = async () => ({ usage: 0, quota: 10e9 })

let phone: Awaited<ReturnType<typeof device>>
let server: BlobServer
let blobs: DeviceBlobs
let uploads: Uploads
let account: Edit
let random: Random

beforeEach(async () => {
  phone = await device()
  server = new BlobServer()
  random = new Random(3)
  const { clock } = phone
  blobs = new DeviceBlobs(phone.db, {
    network: server,
    now: clock.now,
    estimate: ROOM,
    changed: () => {},
    on: () => () => {},
  })
  uploads = startUploads()
  account = newAccount()
  await phone.book.write([account])
})

function startUploads(): Uploads {
  const { now, after } = phone.clock
  const ports = { network: server, now, after, random: () => random.next(), estimate: ROOM }
  return new Uploads(phone.db, ports, () => {})
}

/** A recording of so many bytes, saved here; its row is not sent yet. */
async function attach(size: number) {
  const bytes = random.bytes(size).buffer
  const blob = await blobs.keep(bytes, 'audio/webm;codecs=opus')
  const edit = newIn(account.id, 'attachment', { of: account.id, kind: 'audio', blob, at: NOON })
  await phone.book.write([edit])
  return { bytes, blob, row: edit.id }
}

/** The outbox is sent: the server has the rows. */
async function sendRows(...attached: { row: string; blob: { hash: string; size: number } }[]) {
  for (const { row, blob } of attached) server.rows.set(row, blob)
  await phone.db.outbox.clear()
}

async function upload() {
  uploads.poke()
  await uploads.settled()
}

async function later(ms: number) {
  phone.clock.world.time += ms
  phone.clock.ring()
  await uploads.settled()
}

describe('bytes', () => {
  it('are here alone until their row has been sent, then follow it in parts, and are safe', async () => {
    const one = await attach(2.5 * PART_BYTES)
    await upload()
    expect(server.asked).toEqual([])
    expect(await blobs.state(one.blob.hash)).toEqual({ is: 'here', sent: 0, size: one.blob.size })
    await sendRows(one)
    await upload()
    expect(server.asked.map(({ method, size }) => [method, size])).toEqual([
      ['HEAD', 0],
      ['PATCH', PART_BYTES],
      ['PATCH', PART_BYTES],
      ['PATCH', PART_BYTES / 2],
    ])
    expect(server.held.get(one.blob.hash)?.equals(Buffer.from(one.bytes))).toBe(true)
    expect(await blobs.state(one.blob.hash)).toEqual({ is: 'safe' })
    expect(uploads.state).toBe('resting')
  })

  it('that the server has already are safe after one question', async () => {
    const one = await attach(10)
    await sendRows(one)
    server.held.set(one.blob.hash, Buffer.from(one.bytes))
    await upload()
    expect(server.asked).toHaveLength(1)
    expect(await blobs.state(one.blob.hash)).toEqual({ is: 'safe' })
  })

  it('named by two rows travel through both', async () => {
    const one = await attach(10)
    const again = newIn(account.id, 'attachment', { of: account.id, kind: 'audio', blob: one.blob, at: NOON })
    await phone.book.write([again])
    await sendRows(one, { row: again.id, blob: one.blob })
    await upload()
    expect(new Set(server.asked.map(({ row }) => row))).toEqual(new Set([one.row, again.id]))
    expect(await blobs.state(one.blob.hash)).toEqual({ is: 'safe' })
  })

  it('wait while their row is in need of attention', async () => {
    const one = await attach(10)
    const [sent] = (await phone.db.outbox.toArray()).slice(-1)
    await phone.db.attention.put({ id: 'x', at: NOON, code: 'fault', sentence: '', changes: sent!.changes })
    await phone.db.outbox.clear()
    await upload()
    expect(server.asked).toEqual([])
    expect((await blobs.state(one.blob.hash)).is).toBe('here')
  })
})

describe('more bytes than a member may have', () => {
  it('are kept here, said to a person and not tried for ever, and go when there is room and they try again', async () => {
    const one = await attach(10)
    await sendRows(one)
    server.faults.push((_, ask) => ask(), refusing(507, 'quota'))
    await upload()
    expect(uploads.state).toBe('resting')
    const items = await phone.db.attention.toArray()
    expect(items.map(({ code }) => code)).toEqual(['bytes_quota'])
    expect((await blobs.state(one.blob.hash)).is).not.toBe('safe')
    expect(await readHeld(phone.db, one.blob.hash)).toEqual(one.bytes)
    await later(60 * MINUTE)
    expect(server.asked).toHaveLength(2)
    await tryBytesAgain(phone.db, items[0]!.id)
    await upload()
    expect(await blobs.state(one.blob.hash)).toEqual({ is: 'safe' })
  })
})

describe('a bad line', () => {
  const cut: [string, Fault][] = [
    ['no line', noLine],
    ['a lost answer', lostAnswer],
    ['a hotel’s log-in page', portal],
    ['a server that broke', refusing(500, 'trouble')],
    ['a full server', refusing(507, 'full')],
    ['a busy server', refusing(503, 'busy')],
    [
      'an answer without an offset',
      async () => new Response(null, { status: 204, headers: { 'x-tend': '1' } }),
    ],
  ]
  it.each(cut)('%s at any request costs nothing: it goes on from what the server has', async (_, fault) => {
    for (let request = 0; request < 4; request++) {
      const one = await attach(2 * PART_BYTES + 1)
      await sendRows(one)
      for (let well = 0; well < request; well++) server.faults.push((_, ask) => ask())
      server.faults.push(fault)
      await upload()
      expect(uploads.state).toBe('waiting')
      expect((await blobs.state(one.blob.hash)).is).toBe('here')
      await later(5 * MINUTE)
      expect(await blobs.state(one.blob.hash)).toEqual({ is: 'safe' })
      expect(server.held.get(one.blob.hash)?.equals(Buffer.from(one.bytes))).toBe(true)
    }
  })

  it('is tried for ever, ever more rarely, and never more rarely than every five minutes', async () => {
    const one = await attach(10)
    await sendRows(one)
    server.faults.push(...Array.from({ length: 40 }, () => noLine))
    await upload()
    await later(100)
    expect(server.asked).toHaveLength(1)
    for (let tries = 1; tries < 40; tries++) await later(5 * MINUTE)
    expect(server.asked).toHaveLength(40)
    await later(5 * MINUTE)
    expect(await blobs.state(one.blob.hash)).toEqual({ is: 'safe' })
  })

  it('that is slow gets smaller parts', async () => {
    const one = await attach(PART_BYTES)
    await sendRows(one)
    const well: Fault = (_, ask) => ask()
    server.faults.push(well, noLine, well, noLine)
    await upload()
    await later(5 * MINUTE)
    await later(5 * MINUTE)
    const parts = server.asked.filter(({ method }) => method === 'PATCH').map(({ size }) => size)
    expect(parts.slice(0, 3)).toEqual([PART_BYTES, PART_BYTES / 2, PART_BYTES / 4])
    expect(await blobs.state(one.blob.hash)).toEqual({ is: 'safe' })
  })

  it('waits when the session has ended, and goes on when a turn of sync has settled', async () => {
    const one = await attach(PART_BYTES + 5)
    await sendRows(one)
    server.faults.push((_, ask) => ask(), refusing(401, 'expired'))
    await upload()
    expect(uploads.state).toBe('resting')
    await later(60 * MINUTE)
    expect(server.asked).toHaveLength(2)
    await upload()
    expect(await blobs.state(one.blob.hash)).toEqual({ is: 'safe' })
  })

  it('that is hurried does not wait out its backoff', async () => {
    const one = await attach(5)
    await sendRows(one)
    server.faults.push(noLine)
    await upload()
    await upload()
    expect(server.asked).toHaveLength(1)
    uploads.poke(true)
    await uploads.settled()
    expect(await blobs.state(one.blob.hash)).toEqual({ is: 'safe' })
  })

  it('does not hold up the rest behind one that the server stumbles over', async () => {
    const one = await attach(5)
    phone.clock.world.time += 1
    const other = await attach(6)
    await sendRows(one, other)
    const stumble: Fault = ({ hash }, ask) =>
      hash === one.blob.hash ? refusing(500, 'trouble')({} as never, ask) : ask()
    server.faults.push(stumble, stumble, stumble, stumble)
    await upload()
    expect((await blobs.state(one.blob.hash)).is).toBe('here')
    expect(await blobs.state(other.blob.hash)).toEqual({ is: 'safe' })
  })

  it('goes on from where another tab has brought it', async () => {
    const one = await attach(3 * PART_BYTES)
    await sendRows(one)
    server.faults.push(
      (_, ask) => ask(),
      async (_, ask) => {
        server.held.set(one.blob.hash, Buffer.from(one.bytes.slice(0, 2 * PART_BYTES)))
        return ask()
      },
    )
    await upload()
    expect(await blobs.state(one.blob.hash)).toEqual({ is: 'safe' })
    expect(server.asked.map(({ method, offset }) => [method, offset])).toEqual([
      ['HEAD', 0],
      ['PATCH', 0],
      ['PATCH', 2 * PART_BYTES],
    ])
  })

  it('that spoils bytes on the way has them sent anew', async () => {
    const one = await attach(PART_BYTES + 9)
    await sendRows(one)
    server.held.set(one.blob.hash, Buffer.alloc(PART_BYTES, 'x'))
    await upload()
    expect(server.held.has(one.blob.hash)).toBe(false)
    await later(5 * MINUTE)
    expect(await blobs.state(one.blob.hash)).toEqual({ is: 'safe' })
  })
})

describe('what the server refuses', () => {
  it.each([
    [413, 'too_large', 'bytes_too_large'],
    [422, 'type', 'bytes_type'],
    [404, 'not_found', 'bytes_not_found'],
  ])('by %i stays here, is told, and is sent again when a person says so', async (status, code, told) => {
    const one = await attach(10)
    await sendRows(one)
    server.faults.push((_, ask) => ask(), refusing(status, code))
    await upload()
    const [item] = await phone.db.attention.toArray()
    expect(item).toMatchObject({ code: told, changes: [] })
    expect(await blobs.state(one.blob.hash)).toEqual({ is: 'refused', code: told.slice('bytes_'.length) })
    await upload()
    expect(server.asked).toHaveLength(2)
    await tryBytesAgain(phone.db, item!.id)
    await upload()
    expect(await blobs.state(one.blob.hash)).toEqual({ is: 'safe' })
    expect(await phone.db.attention.count()).toBe(0)
  })

  it('because it was spoilt on this disk stays here and is told', async () => {
    const one = await attach(10)
    await sendRows(one)
    await phone.db.bytes.put({ hash: one.blob.hash, part: 0, bytes: new ArrayBuffer(10) })
    await upload()
    expect(await phone.db.attention.toArray()).toMatchObject([{ code: 'bytes_damaged' }])
    expect(await phone.db.bytes.count()).toBe(1)
  })
})

describe('a form that was given up', () => {
  it('leaves bytes that go after a week, unless a draft, a recording or a row names them', async () => {
    const named = await attach(5)
    const dropped = await blobs.keep(random.bytes(6).buffer, 'image/jpeg')
    const drafted = await blobs.keep(random.bytes(7).buffer, 'image/jpeg')
    await phone.book.drafts.keep('note', { photos: [drafted] })
    await sweepUnnamed(phone.db, NOON + 6 * 24 * 60 * MINUTE)
    expect(await phone.db.blobs.count()).toBe(3)
    await sweepUnnamed(phone.db, NOON + 8 * 24 * 60 * MINUTE)
    const left = (await phone.db.blobs.toArray()).map(({ hash }) => hash)
    expect(left.sort()).toEqual([named.blob.hash, drafted.hash].sort())
    expect(await blobs.state(dropped.hash)).toEqual({ is: 'elsewhere' })
  })
})
