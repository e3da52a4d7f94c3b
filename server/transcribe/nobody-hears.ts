import { factsOf } from '../log.ts'
import type { Hearing, Store } from '../store/store.ts'
import type { Hands } from './hear-next.ts'
import { isUnderWay, spokenIn, writeWords } from './words.ts'

const EVER = Number.MAX_SAFE_INTEGER
const MOST = 100_000

/**
 * A server that starts without an engine says so on the recordings an earlier start had promised to hear: nobody waits for words that
 * do not come. They stay in line, and a later start with an engine hears them.
 */
export async function sayNobodyHears({ store, clock, log }: Hands): Promise<void> {
  try {
    const due = await store.transact(undefined, tables => tables.hearingsDue(EVER, MOST))
    for (const hearing of due) await sayOn(store, hearing, clock())
  } catch (cause) {
    log.error(factsOf(cause), 'hearings')
  }
}

async function sayOn(store: Store, hearing: Hearing, now: number) {
  await store.transact(hearing.workspace, async tables => {
    const held = (await tables.rows(hearing.workspace, [hearing.row])).get(hearing.row)
    if (held && spokenIn(hearing.workspace, held) && isUnderWay(held))
      await writeWords(tables, hearing, held, { is: 'none' }, now)
  })
}
