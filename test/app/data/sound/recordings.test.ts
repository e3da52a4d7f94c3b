import { IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { hashOf } from '../../../../app/data/bytes/held.ts'
import { Database } from '../../../../app/data/database.ts'
import { DeviceRecordings } from '../../../../app/data/sound/device-recordings.ts'
import { CrashingStore } from '../../../simulation/crashing-store.ts'
import { Random } from '../../../simulation/random.ts'
import { device, NOON, newAccount, newIn } from '../../../support/device.ts'

const ABOUT = { at: NOON }
const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer
const text = (read: ArrayBuffer | undefined) => read && new TextDecoder().decode(read)

async function recordings() {
  const phone = await device()
  const ports = { now: () => NOON, changed: () => {} }
  return {
    phone,
    ports,
    here: new DeviceRecordings(phone.db, ports),
    /** As the next start of the app finds them. */
    later: () => new DeviceRecordings(phone.db, ports),
  }
}

/** Two segments of two slices each. */
async function recorded(here: DeviceRecordings) {
  const open = await here.begin(ABOUT)
  await open.segment('audio/webm;codecs=opus')
  await open.append(bytes('a'), 1)
  await open.append(bytes('b'), 2)
  await open.segment('audio/mp4')
  await open.append(bytes('c'), 1)
  await open.append(bytes('d'), 2.5)
  return open
}

describe('a recording', () => {
  it('keeps its slices in order, though they are handed over at once', async () => {
    const { here } = await recordings()
    const open = await here.begin(ABOUT)
    const letters = [...'abcdefgh']
    await Promise.all([
      open.segment('audio/webm'),
      ...letters.map((letter, i) => open.append(bytes(letter), i + 1)),
    ])
    expect(text(await here.bytes(open.id, 0))).toBe('abcdefgh')
  })

  it('is not offered as unfinished while it is being made, and is after', async () => {
    const { here, later } = await recordings()
    const open = await recorded(here)
    expect(await here.unfinished()).toEqual([])
    expect(await later().unfinished()).toHaveLength(1)
    open.close()
    expect(await here.unfinished()).toEqual([
      {
        id: open.id,
        about: ABOUT,
        segments: [
          { type: 'audio/webm;codecs=opus', seconds: 2, damaged: false },
          { type: 'audio/mp4', seconds: 2.5, damaged: false },
        ],
      },
    ])
  })

  it('without its first slice is damaged, not dropped', async () => {
    const { phone, here, later } = await recordings()
    const open = await recorded(here)
    await phone.db.slices.delete([open.id, 0, 0])
    expect((await later().unfinished())[0]?.segments.map(segment => segment.damaged)).toEqual([true, false])
  })

  it('that never got a slice is nothing, unless words were typed beside it', async () => {
    const { phone, here, later } = await recordings()
    await here.begin({ at: NOON - 2 * 60 * 60_000 })
    const { id } = await here.begin(ABOUT)
    await here.about(id, { ...ABOUT, words: 'Crates arrive broken' })
    expect((await later().unfinished()).map(one => one.about.words)).toEqual(['Crates arrive broken'])
    expect(await phone.db.recordings.count()).toBe(1)
  })

  it('can be given its account after speaking', async () => {
    const { here, later } = await recordings()
    const { id } = await recorded(here)
    await here.about(id, { ...ABOUT, account: { id: 'horn', name: 'Around the Horn' } })
    expect((await later().unfinished())[0]).toMatchObject({
      about: { account: { id: 'horn' } },
      segments: [{ seconds: 2 }, { seconds: 2.5 }],
    })
  })

  it('becomes blobs, segment by segment, and its slices stay until it is forgotten', async () => {
    const { phone, here } = await recordings()
    const { id } = await recorded(here)
    const finished = await here.finish(id)
    expect(finished).toEqual([
      { blob: { hash: await hashOf(bytes('ab')), size: 2, type: 'audio/webm' }, seconds: 2 },
      { blob: { hash: await hashOf(bytes('cd')), size: 2, type: 'audio/mp4' }, seconds: 2.5 },
    ])
    expect(await here.finish(id)).toEqual(finished)
    expect(await phone.db.slices.count()).toBe(4)
    const account = newAccount()
    const attachments = finished.map(({ blob, seconds }, part) =>
      newIn(account.id, 'attachment', { of: account.id, kind: 'audio', blob, at: NOON, seconds, part }),
    )
    await phone.book.write([account, ...attachments])
    await here.forget(id)
    expect(await phone.db.slices.count()).toBe(0)
    expect(await phone.db.blobs.count()).toBe(2)
    expect((await phone.book.history(account.id)).attachments).toMatchObject(
      finished.map(({ blob }) => ({ blob })),
    )
  })

  it('that is discarded takes along what it was made into', async () => {
    const { phone, here } = await recordings()
    const { id } = await recorded(here)
    await here.finish(id)
    await here.forget(id)
    expect([await phone.db.blobs.count(), await phone.db.bytes.count()]).toEqual([0, 0])
    expect(await here.finish(id)).toEqual([])
  })
})

describe('a full disk', () => {
  it('is told, with everything before kept', async () => {
    const { phone, here } = await recordings()
    const open = await recorded(here)
    fill(phone.db, Number.POSITIVE_INFINITY)
    await expect(open.append(bytes('e'), 3)).rejects.toMatchObject({ name: 'NotSaved', why: 'full' })
    expect(text(await here.bytes(open.id, 1))).toBe('cd')
  })

  it('is relieved of what the server has too, and the slice is kept', async () => {
    const { phone, here } = await recordings()
    await phone.db.blobs.put({ hash: 'safe', size: 1, type: 'a/b', used: 1, owed: [], safe: true })
    await phone.db.bytes.put({ hash: 'safe', part: 0, bytes: bytes('x') })
    await phone.db.blobs.put({ hash: 'unsent', size: 1, type: 'a/b', used: 0, owed: [] })
    const open = await recorded(here)
    fill(phone.db, 1)
    await open.append(bytes('e'), 3)
    expect(text(await here.bytes(open.id, 1))).toBe('cde')
    expect((await phone.db.blobs.toArray()).map(blob => blob.hash)).toEqual(['unsent'])
  })
})

describe('a killed tab', () => {
  it('loses at most the slice that was being written, at whichever request it dies', async () => {
    const random = new Random(7)
    for (let round = 0; round < 60; round++) {
      const disk = new CrashingStore()
      const open = () =>
        new Database('tend', {
          indexedDB: disk.boot(),
          IDBKeyRange: IDBKeyRange as unknown as typeof globalThis.IDBKeyRange,
        })
      const db = open()
      await db.open()
      let kept = 0
      const dying = disk.crashIn(1 + random.below(24))
      const speaking = speak(new DeviceRecordings(db, { now: () => NOON, changed: () => {} }), () => kept++)
      await Promise.race([dying, speaking])
      db.close()
      disk.calm()

      const again = open()
      await again.open()
      const later = new DeviceRecordings(again, { now: () => NOON, changed: () => {} })
      const [unfinished] = await later.unfinished()
      const heard = unfinished
        ? await Promise.all(unfinished.segments.map((_, i) => later.bytes(unfinished.id, i)))
        : []
      const there = heard.map(text).join('')
      expect('abcdefgh'.startsWith(there)).toBe(true)
      expect(there.length).toBeGreaterThanOrEqual(kept)
      expect(unfinished?.segments.every(segment => !segment.damaged) ?? true).toBe(true)
      if (unfinished) {
        const finished = await later.finish(unfinished.id)
        expect(finished.map(({ blob }) => blob.size)).toEqual(heard.map(one => one!.byteLength))
      }
      again.close()
    }
  })
})

/** Speaks two segments; `kept` is called for each slice that is said to be on disk. */
async function speak(recordings: DeviceRecordings, kept: () => void): Promise<void> {
  const open = await recordings.begin(ABOUT)
  for (const segment of ['abcd', 'efgh']) {
    await open.segment('audio/webm')
    for (const [i, letter] of [...segment].entries()) {
      await open.append(bytes(letter), i + 1)
      kept()
    }
  }
  await recordings.finish(open.id)
}

/** Lets the next `times` writes of slices meet a full disk. */
function fill(db: Database, times: number): void {
  let left = times
  db.slices.hook('creating', () => {
    if (left-- > 0) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
  })
}

describe('a recording in the hands of one tab', () => {
  it('is offered by no other, until it is let go', async () => {
    const phone = await device()
    const locks = new VirtualLocks()
    const tab = () =>
      new DeviceRecordings(phone.db, {
        now: () => NOON,
        changed: () => {},
        locks: locks as unknown as LockManager,
      })
    const [one, other] = [tab(), tab()]
    const open = await recorded(one)
    open.close()
    const letGo = await one.hold(open.id)
    expect(letGo).toBeDefined()
    expect(await one.unfinished()).toHaveLength(1)
    expect(await other.unfinished()).toEqual([])
    expect(await other.hold(open.id)).toBeUndefined()
    letGo!()
    await Promise.resolve()
    expect(await other.unfinished()).toHaveLength(1)
    expect(await other.hold(open.id)).toBeDefined()
  })
})

/** Locks as the tabs of one browser share them. */
class VirtualLocks {
  readonly #held = new Set<string>()

  async request(name: string, ...rest: unknown[]): Promise<void> {
    const callback = rest.at(-1) as (lock: object | null) => Promise<void> | void
    if (this.#held.has(name)) return callback(null)
    this.#held.add(name)
    await callback({ name })
    this.#held.delete(name)
  }

  async query() {
    return { held: [...this.#held].map(name => ({ name })) }
  }
}
