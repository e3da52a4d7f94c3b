import { readSnapshot, type Snapshot } from '../model/protocol.ts'
import { type Answer, ask } from './api.ts'
import { apply } from './apply.ts'
import type { DeviceRecord, Reading } from './database.ts'
import { readNext } from './grants.ts'
import { withBoot } from './restored.ts'
import { readClock } from './server-clock.ts'
import type { Failed, Turning } from './turn.ts'

/** What was read is compared with the server's so long after. */
const COMPARED_AFTER_READING_MS = 5 * 60_000

/** Reads afresh, slice by slice, a turn each; after the last, the ordinary pull goes on from the revision noted at its start. */
export class ReadingAfresh {
  /** Another run of the server has answered in the middle of it: an ordinary turn tells whether it was restored. */
  asksFirst = false
  /** The next slice, asked for while the one before is being stored. */
  #ahead: { slice: string; answer: Promise<Answer> } | undefined

  constructor(readonly turning: Turning) {}

  async next(device: DeviceRecord): Promise<'again' | Failed> {
    const { db, ports, events, reached } = this.turning
    const afresh = device.afresh!
    const wanted = addressOf(afresh)
    const ahead = this.#ahead?.slice === wanted ? this.#ahead : undefined
    this.#ahead = undefined
    const asked = ports.now()
    const answer = await (ahead?.answer ?? ask(ports.network, wanted))
    if (!answer.ok) return answer
    const slice = readSnapshot(answer.body)
    if (typeof slice === 'string') return { ok: false, trouble: 'unreadable' }
    const known = device.boots?.at(-1)?.id
    if (known !== undefined && slice.boot !== undefined && slice.boot !== known) {
      this.asksFirst = true
      return 'again'
    }
    const now = ports.now()
    if (slice.next) {
      const next = addressOf({ ...afresh, revision: slice.revision, after: slice.next })
      this.#ahead = { slice: next, answer: ask(ports.network, next) }
    }
    const rows = afresh.rows + slice.rows.length
    const boots = withBoot(device.boots, slice.boot, slice.seen, slice.boots)
    const progress = slice.next
      ? { afresh: { ...afresh, revision: slice.revision, after: slice.next, rows, total: slice.total } }
      : { afresh: undefined, ...(afresh.scopes ? readNext(device) : readAll(slice, now)) }
    const applied = await apply(
      db,
      device.turn,
      {
        sent: [],
        verdicts: [],
        rows: slice.rows,
        device: {
          ...progress,
          boots,
          last: now,
          // An answer that was waiting here says nothing of the clock.
          ...(!ahead && readClock(this.turning, device, slice.now, asked)),
        },
        ...(!slice.next && { readFrom: slice.revision }),
        ...(slice.scopes && { scopes: slice.scopes }),
      },
      now,
    )
    if (!applied) return 'again'
    reached({ reading: slice.next ? { rows, total: slice.total } : undefined, last: now })
    await events.applied(applied)
    return 'again'
  }
}

function addressOf({ revision, after, scopes }: Pick<Reading, 'revision' | 'after' | 'scopes'>): string {
  const query = new URLSearchParams({
    ...(revision !== undefined && { at: String(revision) }),
    ...(after && { after }),
    ...(scopes && { scopes: scopes.join(',') }),
  })
  return `/api/snapshot?${query}`
}

/** After the last slice of everything: what came since is asked for from here on. */
function readAll({ revision, seesAll }: Snapshot, now: number): Partial<DeviceRecord> {
  return {
    cursor: revision,
    compareAt: now + COMPARED_AFTER_READING_MS,
    grants: { at: revision, all: seesAll ?? true },
    unread: [],
    purge: [],
  }
}
