import { beforeEach, describe, expect, test } from 'vitest'
import { PART_BYTES } from '../../../app/model/blob.ts'
import type { Row } from '../../../app/model/row.ts'
import { quotaOf } from '../../../server/blobs/quota.ts'
import { hang, pathOf, sendAll, sendPart, stateOf, webm, withBytes } from '../support/blobs.ts'
import { memberBeside } from '../support/member.ts'

const MOST = 10_000
const REFUSED = { status: 507, code: 'quota' }

let home: Awaited<ReturnType<typeof withBytes>>
beforeEach(async () => {
  home = await withBytes()
  const { store, blobs } = home.server.ports
  home.server.ports.quota = quotaOf(store, blobs, () => home.server.time.now, MOST)
})

async function recorded(length: number, seed: number): Promise<Row> {
  const row = await home.hang(webm(length, seed))
  await sendAll(home.desk, row, webm(length, seed))
  return row
}

describe('a member’s quota', () => {
  test('is filled to the last byte; what goes beyond is refused before anything is written', async () => {
    await recorded(6000, 1)
    const row = await home.hang(webm(4001, 2))
    expect(await sendPart(home.desk, pathOf(row), 0, webm(4001, 2).subarray(0, 10))).toMatchObject(REFUSED)
    expect(await stateOf(home.desk, pathOf(row))).toEqual([200, '0', '4001'])
    await recorded(4000, 3)
  })

  test('does not count what rows name and nobody has sent', async () => {
    for (let seed = 10; seed < 15; seed++) await home.hang(webm(9000, seed))
    await recorded(9000, 1)
  })

  test('lets in whole what it lets in, part by part, and again what came already', async () => {
    home.server.ports.quota = quotaOf(
      home.server.ports.store,
      home.server.ports.blobs,
      () => 0,
      3 * PART_BYTES,
    )
    const row = await recorded(3 * PART_BYTES, 1)
    expect(await sendPart(home.desk, pathOf(row), 0, webm(10))).toMatchObject({ status: 204 })
    const { store, blobs } = home.server.ports
    home.server.ports.quota = quotaOf(store, blobs, () => 0, 3 * PART_BYTES)
    expect(await sendPart(home.desk, pathOf(row), 0, webm(10))).toMatchObject({ status: 204 })
  })

  test('has room again when something was deleted', async () => {
    const first = await recorded(9000, 1)
    const second = await home.hang(webm(9000, 2))
    expect(await sendPart(home.desk, pathOf(second), 0, webm(9000, 2))).toMatchObject(REFUSED)
    await home.desk.put(home.desk.change({ noun: 'attachment', seen: first, patch: { deleted: true } }))
    expect(await sendPart(home.desk, pathOf(second), 0, webm(9000, 2))).toMatchObject(REFUSED)
    home.server.time.now += 10_000
    await sendAll(home.desk, second, webm(9000, 2))
  })

  test('is each member’s own', async () => {
    await recorded(9000, 1)
    const bob = await memberBeside(home.server, home.desk, 'Bob', { role: 'admin' })
    const row = await hang(bob, home.account, webm(9000, 2))
    await sendAll(bob, row, webm(9000, 2))
    const mine = await home.hang(webm(2000, 3))
    expect(await sendPart(home.desk, pathOf(mine), 0, webm(2000, 3))).toMatchObject(REFUSED)
  })

  test('is held by what lies on disk: a server that starts anew counts the same', async () => {
    await recorded(6000, 1)
    const begun = await home.hang(webm(4000, 2))
    await sendPart(home.desk, pathOf(begun), 0, webm(4000, 2).subarray(0, 1000))
    const { store, blobs } = home.server.ports
    home.server.ports.quota = quotaOf(store, blobs, () => home.server.time.now, MOST)
    const another = await home.hang(webm(3001, 3))
    expect(await sendPart(home.desk, pathOf(another), 0, webm(3001, 3))).toMatchObject(REFUSED)
    const { status } = await sendPart(home.desk, pathOf(begun), 1000, webm(4000, 2).subarray(1000))
    expect(status).toBe(204)
  })
})
