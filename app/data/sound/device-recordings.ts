import { newId } from '../../model/id.ts'
import { dropHeld, joined, nameOf, putHeld, withRoom } from '../bytes/held.ts'
import type { Database, KeptRecording, Slice } from '../database.ts'
import type { Finished, OpenRecording, RecordingAbout, Recordings, Unfinished } from '../recordings.ts'
import { reviving } from '../reviving.ts'
import { holdInHand, holdOpen, inAnyHand, type Locks, openElsewhere } from './open-recordings.ts'

export interface RecordingsPorts {
  now(): number
  /** Tells this tab and the others that what is unfinished has changed. */
  changed(): void
  /** Absent where the platform has none: then only this tab's own recording is known to be open. */
  locks?: Locks
}

/** A begun recording that never got a slice is nothing; it is cleared away once surely no tab is about to write into it. */
const SURELY_OVER_MS = 60 * 60_000

/** The recordings of a device's database. See `Recordings` for what it promises. */
export class DeviceRecordings implements Recordings {
  readonly #open = new Set<string>()
  readonly #inHand = new Set<string>()

  constructor(
    readonly db: Database,
    readonly ports: RecordingsPorts,
  ) {}

  async begin(about: RecordingAbout): Promise<OpenRecording> {
    const id = newId()
    let segments: string[] = []
    let begun: string | undefined
    this.#open.add(id)
    const release = holdOpen(this.ports.locks, this.db.name, id)
    const close = () => {
      this.#open.delete(id)
      release()
      this.ports.changed()
    }
    let number = 0
    // One write at a time, or two slices could take the same place.
    let last: Promise<void> = Promise.resolve()
    const inTurn = (write: () => Promise<void>) => {
      last = last.then(write, write)
      return last
    }
    try {
      await withRoom(this.db, 0, () => this.db.recordings.put({ id, about, segments }))
    } catch (error) {
      close()
      throw error
    }
    this.ports.changed()
    return {
      id,
      // It is noted with its first slice: a segment that never got one is none.
      segment: type =>
        inTurn(async () => {
          begun = type
        }),
      append: (bytes, seconds) =>
        inTurn(async () => {
          if (bytes.byteLength === 0) return
          const after = begun === undefined ? segments : [...segments, begun]
          const at = { recording: id, segment: after.length - 1, number: begun === undefined ? number : 0 }
          await this.#append(after === segments ? undefined : after, { ...at, seconds, bytes })
          segments = after
          begun = undefined
          number = at.number + 1
        }),
      close,
    }
  }

  async unfinished(): Promise<Unfinished[]> {
    const [kept, elsewhere, inHand] = await Promise.all([
      this.db.recordings.toArray(),
      openElsewhere(this.ports.locks, this.db.name),
      inAnyHand(this.ports.locks, this.db.name),
    ])
    const isTaken = (id: string) => elsewhere.has(id) || (inHand.has(id) && !this.#inHand.has(id))
    const over = kept.filter(({ id }) => !this.#open.has(id) && !isTaken(id))
    const unfinished = await Promise.all(over.map(one => this.#unfinished(one)))
    const isSomething = ({ segments, about }: Unfinished) => segments.length > 0 || !!about.words
    const nothing = unfinished.filter(
      one => !isSomething(one) && this.ports.now() - one.about.at > SURELY_OVER_MS,
    )
    await this.db.recordings.bulkDelete(nothing.map(({ id }) => id))
    return unfinished.filter(isSomething).sort((a, b) => b.about.at - a.about.at)
  }

  async hold(id: string): Promise<(() => void) | undefined> {
    const release = await holdInHand(this.ports.locks, this.db.name, id)
    if (!release) return undefined
    this.#inHand.add(id)
    return () => {
      this.#inHand.delete(id)
      release()
      this.ports.changed()
    }
  }

  async bytes(id: string, segment: number): Promise<ArrayBuffer | undefined> {
    const slices = await this.#slices(id, segment).toArray()
    return slices.length ? joined(slices.map(slice => slice.bytes)) : undefined
  }

  async about(id: string, about: RecordingAbout): Promise<void> {
    await withRoom(this.db, 0, () => this.db.recordings.update(id, { about }))
    this.ports.changed()
  }

  async finish(id: string): Promise<Finished[]> {
    const kept = await this.db.recordings.get(id)
    const finished: Finished[] = []
    for (const [segment, type] of (kept?.segments ?? []).entries()) {
      const slices = await this.#slices(id, segment).toArray()
      const seconds = slices.at(-1)?.seconds
      if (seconds === undefined) continue
      const bytes = joined(slices.map(slice => slice.bytes))
      const blob = await nameOf(bytes, type)
      await putHeld(this.db, blob, bytes, { used: this.ports.now() })
      finished.push({ blob, seconds })
    }
    const hashes = finished.map(({ blob }) => blob.hash)
    await reviving(this.db, () => this.db.recordings.update(id, { finished: hashes }))
    this.ports.changed()
    return finished
  }

  async forget(id: string): Promise<void> {
    const { recordings, slices, blobs, bytes } = this.db
    await reviving(this.db, () =>
      this.db.transaction('rw', recordings, slices, blobs, bytes, async () => {
        const kept = await recordings.get(id)
        const made = await blobs.bulkGet(kept?.finished ?? [])
        // No row came to name them, so they were discarded with it.
        const unnamed = made.filter(blob => blob && !blob.safe && blob.owed.length === 0)
        await dropHeld(
          this.db,
          unnamed.map(blob => blob!.hash),
        )
        await this.#slices(id).delete()
        await recordings.delete(id)
      }),
    )
    this.ports.changed()
  }

  /** One slice, and with the first of a segment that there is one. */
  async #append(segments: string[] | undefined, slice: Slice): Promise<void> {
    const { recordings, slices } = this.db
    const put = async () => void (await slices.put(slice))
    await withRoom(this.db, slice.bytes.byteLength, () =>
      segments
        ? this.db.transaction('rw', recordings, slices, async () => {
            await recordings.update(slice.recording, { segments })
            await put()
          })
        : put(),
    )
  }

  async #unfinished({ id, about, segments }: KeptRecording): Promise<Unfinished> {
    const heard = await Promise.all(
      segments.map(async (type, segment) => {
        const last = await this.#slices(id, segment).last()
        const hasFirst =
          (await this.db.slices.where('[recording+segment+number]').equals([id, segment, 0]).count()) > 0
        return { type, seconds: last?.seconds ?? 0, damaged: !hasFirst }
      }),
    )
    return { id, about, segments: heard }
  }

  #slices(id: string, segment?: number) {
    const [from, to] = segment === undefined ? [0, Infinity] : [segment, segment]
    return this.db.slices.where('[recording+segment+number]').between([id, from, 0], [id, to, Infinity])
  }
}
