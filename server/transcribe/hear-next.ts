import type { Blobs } from '../blobs/blobs.ts'
import type { Log } from '../log.ts'
import type { Hearing, Store, Tables } from '../store/store.ts'
import { spend } from './budget.ts'
import { cleaned } from './clean.ts'
import { pauseAfter } from './patience.ts'
import { HearingFailed, type Transcriber } from './transcriber.ts'
import { type Spoken, spokenIn, writeWords, writtenWords } from './words.ts'

const LOOKED_AT = 100
/** Who had enough for now is looked at again after this. */
const PUT_OFF_MS = 60_000

export interface Hands {
  store: Store
  blobs: Blobs
  clock: () => number
  log: Log
  /** Heard with when a recording does not say its language. */
  language?: string | undefined
}

/**
 * One recording's way: due → (try counted, `writing`) → `written`, or due again after a pause (`waiting`, with why), or `failed`.
 * The try is counted before it begins: a recording that brings the server down does so a few times and not for ever.
 */
export function hearer({ store, blobs, clock, log, language }: Hands, engine: Transcriber) {
  /** Hears the one that has waited longest; false when none is due. */
  async function hearNext(stop: AbortSignal): Promise<boolean> {
    for (const hearing of await store.transact(undefined, tables => tables.hearingsDue(clock(), LOOKED_AT))) {
      const begun = await begin(hearing)
      if (!begun) continue
      await finish(begun.hearing, await listen(begun, stop), stop)
      return true
    }
    return false
  }

  function begin(hearing: Hearing): Promise<{ hearing: Hearing; spoken: Spoken } | undefined> {
    return inTheRow(hearing, async (tables, spoken, now) => {
      if (!(await spend(tables, hearing, spoken.row, now))) {
        await tables.keepHearing({ ...hearing, due: now + PUT_OFF_MS })
        return undefined
      }
      const begun = { ...hearing, tries: hearing.tries + 1 }
      await tables.keepHearing(begun)
      await writeWords(tables, hearing, spoken.row, { is: 'writing' }, now)
      return { hearing: begun, spoken }
    })
  }

  async function listen({ spoken }: { spoken: Spoken }, stop: AbortSignal) {
    try {
      const file = await blobs.file(spoken.at)
      if (!file) return 'without-bytes'
      const type = spoken.typeOf(await blobs.head(spoken.at))
      const recording = { file, size: spoken.at.size, type, language: spoken.language ?? language }
      return writtenWords(cleaned(await engine.hear(recording, stop)), engine.name)
    } catch (cause) {
      if (cause instanceof HearingFailed) return cause
      return new HearingFailed('trouble', cause instanceof Error ? cause.name : 'thrown')
    }
  }

  async function finish(begun: Hearing, outcome: Awaited<ReturnType<typeof listen>>, stop: AbortSignal) {
    await inTheRow(begun, async (tables, { row }, now, known) => {
      if (outcome === 'without-bytes') {
        await tables.keepHearing({ ...known, is: 'without-bytes' })
        return writeWords(tables, known, row, { is: 'waiting' }, now)
      }
      if (!(outcome instanceof HearingFailed)) {
        await tables.keepHearing({ ...known, is: 'done' })
        return writeWords(tables, known, row, outcome.words, now, outcome.transcript)
      }
      if (stop.aborted) {
        await tables.keepHearing({ ...known, tries: Math.max(0, known.tries - 1) })
        return writeWords(tables, known, row, { is: 'waiting' }, now)
      }
      const { why, fact } = outcome
      log.warn({ row: row.id, tries: known.tries, why, fact }, 'words')
      const pause = pauseAfter(why, known.tries)
      await tables.keepHearing(
        pause === undefined ? { ...known, is: 'done' } : { ...known, due: now + pause },
      )
      return writeWords(tables, known, row, { is: pause === undefined ? 'failed' : 'waiting', why }, now)
    })
  }

  /** Works on a recording as it stands now. One that was deleted, written by hand or replaced meanwhile is done with. */
  function inTheRow<T>(
    { workspace, row, hash }: Hearing,
    work: (tables: Tables, spoken: Spoken, now: number, known: Hearing) => Promise<T>,
  ): Promise<T | undefined> {
    return store.transact(workspace, async tables => {
      const [held, known] = [
        (await tables.rows(workspace, [row])).get(row),
        await tables.hearing(workspace, row),
      ]
      const spoken = spokenIn(workspace, held)
      if (!known || known.hash !== hash) return undefined
      if (spoken && !spoken.isEdited && spoken.at.hash === hash) return work(tables, spoken, clock(), known)
      await tables.keepHearing({ ...known, is: 'done' })
      if (spoken?.isEdited) await writeWords(tables, known, spoken.row, { is: 'written' }, clock())
      return undefined
    })
  }

  return { hearNext }
}
