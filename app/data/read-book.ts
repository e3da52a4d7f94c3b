import type { Database } from './database.ts'
import type { Replica } from './replica.ts'

/** In the order in which screens need them. */
const NOUNS = ['workspace', 'member', 'action', 'account', 'contact']
/** Records read between two breaths: at four times slower a slice still stays under a tenth of a second. */
const SLICE = 32

/** Reads into memory all that is held there, slice by slice. Rows that an answer brought meanwhile are newer and stay. */
export async function readBook(db: Database, replica: Replica, pause: () => Promise<void>): Promise<void> {
  await readSummaries(db, replica, pause)
  for (const noun of NOUNS) {
    let after = `${noun}/`
    for (;;) {
      const packs = await db.packs
        .where('key')
        .between(after, `${noun}/\uffff`, false, false)
        .limit(SLICE)
        .toArray()
      for (const pack of packs) replica.take(pack.rows)
      if (packs.length < SLICE) break
      after = packs.at(-1)!.key
      await pause()
    }
  }
}

async function readSummaries(db: Database, replica: Replica, pause: () => Promise<void>): Promise<void> {
  let after = ''
  for (;;) {
    const packs = await db.summaries.where('key').above(after).limit(SLICE).toArray()
    for (const pack of packs) replica.takeSummaries(pack.of)
    if (packs.length < SLICE) return
    after = packs.at(-1)!.key
    await pause()
  }
}
