import { beforeEach, describe, expect, it } from 'vitest'
import { DeviceBlobs } from '../../../../app/data/bytes/device-blobs.ts'
import { hashOf } from '../../../../app/data/bytes/held.ts'
import { LARGEST_BLOB, PART_BYTES } from '../../../../app/model/blob.ts'
import type { AnyShown } from '../../../../app/model/row.ts'
import { Random } from '../../../simulation/random.ts'
import { BlobServer, noLine, portal, refusing } from '../../../support/blob-server.ts'
import { device } from '../../../support/device.ts'

let phone: Awaited<ReturnType<typeof device>>
let server: BlobServer
let random: Random
let quota: number
let blobs: DeviceBlobs

beforeEach(async () => {
  phone = await device()
  server = new BlobServer()
  random = new Random(5)
  quota = 10e9
  blobs = blobsOver(server)
})

function blobsOver(network: BlobServer | undefined): DeviceBlobs {
  return new DeviceBlobs(phone.db, {
    network,
    now: phone.clock.now,
    estimate: async () => ({ usage: 0, quota }),
    changed: () => {},
    on: () => () => {},
  })
}

/** A photo that another device has sent. */
async function elsewhere(size: number, row = 'row') {
  const bytes = random.bytes(size)
  const blob = { hash: await hashOf(bytes.buffer), size, type: 'image/jpeg' }
  server.rows.set(row, blob)
  server.held.set(blob.hash, Buffer.from(bytes))
  return { blob, bytes: bytes.buffer, shown: { id: row, blob } as unknown as AnyShown }
}

describe('keeping', () => {
  it('says how a row names the bytes, and gives them back', async () => {
    const bytes = random.bytes(2.5 * PART_BYTES).buffer
    const name = await blobs.keep(bytes, 'Audio/WebM; codecs=opus')
    expect(name).toEqual({ hash: await hashOf(bytes), size: bytes.byteLength, type: 'audio/webm' })
    expect(await blobs.read({ blob: name } as unknown as AnyShown)).toEqual(bytes)
    expect(await phone.db.bytes.count()).toBe(3)
  })

  it('the same bytes twice keeps them once', async () => {
    const bytes = random.bytes(9).buffer
    await blobs.keep(bytes, 'image/jpeg')
    await blobs.keep(bytes, 'image/jpeg')
    expect(await blobs.usage()).toMatchObject({ held: 9, unsent: 9 })
  })

  it.each([0, LARGEST_BLOB + 1])('refuses %i bytes, which no row could name', async size => {
    await expect(blobs.keep(new ArrayBuffer(size), 'a/b')).rejects.toMatchObject({ why: 'invalid' })
  })

  it('on a full disk is told', async () => {
    phone.db.bytes.hook('creating', () => {
      throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
    })
    await expect(blobs.keep(random.bytes(5).buffer, 'a/b')).rejects.toMatchObject({ why: 'full' })
    expect(await phone.db.blobs.count()).toBe(0)
  })
})

describe('reading what another device sent', () => {
  it('fetches it through its row in pieces, verifies it, and keeps it as safe', async () => {
    const photo = await elsewhere(2 * PART_BYTES + 1)
    expect(await blobs.state(photo.blob.hash)).toEqual({ is: 'elsewhere' })
    expect(await blobs.read(photo.shown)).toEqual(photo.bytes)
    expect(server.asked.every(({ row }) => row === 'row')).toBe(true)
    expect(await blobs.state(photo.blob.hash)).toEqual({ is: 'safe' })
    server.asked.length = 0
    expect(await blobs.read(photo.shown)).toEqual(photo.bytes)
    expect(server.asked).toEqual([])
  })

  it('takes it whole from a server that gives no ranges', async () => {
    const photo = await elsewhere(PART_BYTES + 1)
    server.ranges = false
    expect(await blobs.read(photo.shown)).toEqual(photo.bytes)
  })

  it('survives a cut line, and says when there is none', async () => {
    const photo = await elsewhere(2 * PART_BYTES)
    server.faults.push((_, ask) => ask(), noLine)
    expect(await blobs.read(photo.shown)).toEqual(photo.bytes)
    const other = await elsewhere(3, 'other')
    server.faults.push(noLine, noLine, noLine)
    expect(await blobs.read(other.shown)).toBe('offline')
    server.faults.push(portal)
    expect(await blobs.read(other.shown)).toBe('offline')
    server.faults.push(refusing(401, 'expired'))
    expect(await blobs.read(other.shown)).toBe('offline')
  })

  it('tells what has not arrived yet from what is not there', async () => {
    const photo = await elsewhere(8)
    server.held.clear()
    expect(await blobs.read(photo.shown)).toBe('not-yet')
    server.rows.clear()
    expect(await blobs.read(photo.shown)).toBe('gone')
    expect(await blobsOver(undefined).read(photo.shown)).toBe('gone')
  })

  it('gives out nothing that is not what the row names', async () => {
    const photo = await elsewhere(8)
    server.held.set(photo.blob.hash, Buffer.from('spoilt!!'))
    expect(await blobs.read(photo.shown)).toBe('offline')
    expect(await phone.db.blobs.count()).toBe(0)
  })

  it('asked twice at once asks the server once', async () => {
    const photo = await elsewhere(8)
    await Promise.all([blobs.read(photo.shown), blobs.read(photo.shown)])
    expect(server.asked).toHaveLength(1)
  })
})

describe('the budget', () => {
  it('is a tenth of what the browser grants, and 200 MB at most', async () => {
    quota = 5000
    expect((await blobs.usage()).budget).toBe(500)
    quota = 1e12
    expect((await blobs.usage()).budget).toBe(200 * 1024 * 1024)
  })

  it('when it is passed, what was longest unused goes, and only what the server has', async () => {
    quota = 10_000
    const unsent = await blobs.keep(random.bytes(400).buffer, 'a/b')
    const old = await elsewhere(300, 'old')
    const played = await elsewhere(300, 'played')
    for (const { shown } of [played, old]) {
      phone.clock.world.time += 1000
      await blobs.read(shown)
    }
    phone.clock.world.time += 2 * 60 * 60_000
    await blobs.read(played.shown)
    await expect.poll(async () => (await phone.db.blobs.get(played.blob.hash))!.used).toBe(phone.clock.now())
    const fresh = await elsewhere(200, 'new')
    await blobs.read(fresh.shown)
    expect((await blobs.state(old.blob.hash)).is).toBe('elsewhere')
    expect((await blobs.state(played.blob.hash)).is).toBe('safe')
    expect((await blobs.state(fresh.blob.hash)).is).toBe('safe')
    expect((await blobs.state(unsent.hash)).is).toBe('here')
    expect(await blobs.read(old.shown)).toEqual(old.bytes)
  })

  it('what is larger than all of it is given out, and not kept', async () => {
    quota = 100
    const photo = await elsewhere(50)
    expect(await blobs.read(photo.shown)).toEqual(photo.bytes)
    expect(await phone.db.blobs.count()).toBe(0)
  })
})
