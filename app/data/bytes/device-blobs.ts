import type { BlobName } from '../../model/blob.ts'
import type { AnyShown } from '../../model/row.ts'
import type { Network } from '../api.ts'
import { asMember } from '../as-member.ts'
import type { BlobState, Blobs } from '../blobs.ts'
import type { Database } from '../database.ts'
import type { OpenBook, Platform } from '../open-book.ts'
import { askBytes } from './blob-http.ts'
import { budgetOf, type Estimate, evictOverBudget } from './budget.ts'
import { hashOf, nameOf, putHeld, readHeld } from './held.ts'

export interface BlobPorts {
  /** Absent where nothing is ever sent or fetched. */
  network: Network | undefined
  now(): number
  estimate: Estimate
  /** Tells this tab and the others that something changed. */
  changed(): void
  on(changed: () => void): () => void
}

/** A blob is fetched in pieces of this size, so that a cut line costs one of them. */
const PIECE_BYTES = 1024 * 1024
const TRIES = 3
/** How exactly it is noted when bytes were last used: playing a recording again and again is no reason to write. */
const USED_PRECISION_MS = 60 * 60_000

/** The bytes of a book that is open. */
export function blobsOf({ me, db, book, isServed, bytesChanged }: OpenBook, platform: Platform): DeviceBlobs {
  return new DeviceBlobs(db, {
    network: isServed ? asMember(platform, () => me.member) : undefined,
    now: platform.now,
    estimate: platform.estimate,
    changed: bytesChanged,
    on: changed => book.on(['bytes'], changed),
  })
}

/** The bytes of a device's database. See `Blobs` for what it promises. */
export class DeviceBlobs implements Blobs {
  readonly #fetching = new Map<string, Promise<ArrayBuffer | 'offline' | 'not-yet' | 'gone'>>()

  constructor(
    readonly db: Database,
    readonly ports: BlobPorts,
  ) {}

  async keep(bytes: ArrayBuffer, type: string): Promise<BlobName> {
    const name = await nameOf(bytes, type)
    await putHeld(this.db, name, bytes, { used: this.ports.now() })
    this.ports.changed()
    return name
  }

  async read(attachment: AnyShown): Promise<ArrayBuffer | 'offline' | 'not-yet' | 'gone'> {
    const name = attachment.blob as BlobName | undefined
    if (!name) return 'gone'
    const held = await readHeld(this.db, name.hash)
    if (held) {
      void this.#used(name.hash)
      return held
    }
    const under = this.#fetching.get(name.hash)
    if (under) return under
    const fetching = this.#fetch(attachment.id, name).finally(() => this.#fetching.delete(name.hash))
    this.#fetching.set(name.hash, fetching)
    return fetching
  }

  async state(hash: string): Promise<BlobState> {
    const held = await this.db.blobs.get(hash)
    if (!held) return { is: 'elsewhere' }
    if (held.refused) return { is: 'refused', code: held.refused }
    return held.safe ? { is: 'safe' } : { is: 'here', sent: held.sent ?? 0, size: held.size }
  }

  on(changed: () => void): () => void {
    return this.ports.on(changed)
  }

  async usage(): Promise<{ held: number; unsent: number; budget: number }> {
    const [blobs, budget] = await Promise.all([this.db.blobs.toArray(), budgetOf(this.ports.estimate)])
    const sum = (some: typeof blobs) => some.reduce((bytes, blob) => bytes + blob.size, 0)
    return { held: sum(blobs), unsent: sum(blobs.filter(blob => !blob.safe)), budget }
  }

  async #fetch(row: string, name: BlobName): Promise<ArrayBuffer | 'offline' | 'not-yet' | 'gone'> {
    const { network } = this.ports
    if (!network) return 'gone'
    const whole = new Uint8Array(name.size)
    let failures = 0
    for (let at = 0; at < name.size; ) {
      const answer = await askBytes(network, name.hash, row, at, Math.min(name.size, at + PIECE_BYTES))
      if (!answer.ok) {
        if (answer.trouble === 'refused') return answer.code === 'not_yet' ? 'not-yet' : 'gone'
        if (answer.trouble !== 'offline' || ++failures === TRIES) return 'offline'
        continue
      }
      if (answer.whole) at = 0
      if (answer.bytes.byteLength === 0 || answer.bytes.byteLength > name.size - at) return 'offline'
      whole.set(new Uint8Array(answer.bytes), at)
      at += answer.bytes.byteLength
    }
    // What is not what the row names was spoilt on the way, and is not given out.
    if ((await hashOf(whole.buffer)) !== name.hash) return 'offline'
    await this.#keepFetched(name, whole.buffer)
    return whole.buffer
  }

  /** Keeps what was fetched, when it fits; the server has it in any case. */
  async #keepFetched(name: BlobName, bytes: ArrayBuffer): Promise<void> {
    if (name.size > (await budgetOf(this.ports.estimate))) return
    try {
      await putHeld(this.db, name, bytes, { used: this.ports.now(), safe: true })
      await evictOverBudget(this.db, this.ports.estimate, name.hash)
      this.ports.changed()
    } catch {
      // A full disk is no reason not to play it.
    }
  }

  async #used(hash: string): Promise<void> {
    const now = this.ports.now()
    const held = await this.db.blobs.get(hash)
    if (!held || now - held.used < USED_PRECISION_MS) return
    await this.db.blobs.update(hash, { used: now }).catch(() => 0)
  }
}
