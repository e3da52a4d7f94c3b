import type { Blobs } from '../blobs/blobs.ts'
import type { Limit, Store } from '../store/store.ts'
import { isUnderWay, spokenIn, writeWords } from './words.ts'

const PAGE: Limit = { rows: 1000, characters: 1024 * 1024 }

/** Finds recordings to be heard: behind the cursor of each workspace, and among those whose bytes have come. */
export function follower(store: Store, blobs: Blobs, clock: () => number) {
  const cursors = new Map<string, number>()

  /** Reads what changed in a workspace since the last time; after a start, since the last time something was found. */
  async function follow(workspace: string) {
    for (let more = true; more; ) {
      const page = await store.transact(workspace, async tables => {
        const from = cursors.get(workspace) ?? (await tables.heardUpTo(workspace))
        return { from, ...(await tables.rowsAfter(workspace, from, PAGE)) }
      })
      const found = page.rows.filter(row => row.noun === 'attachment' && row.fields.kind === 'audio')
      for (const { id } of found) await offer(workspace, id)
      const end = page.rows.at(-1)?.revision ?? page.from
      cursors.set(workspace, end)
      more = page.more
      if (found.length > 0 || more)
        await store.transact(workspace, tables => tables.keepHeardUpTo(workspace, end))
    }
  }

  /** Puts a recording in line, when it is one that has not been heard, or has been asked for since. */
  async function offer(workspace: string, id: string) {
    const read = () => store.transact(workspace, async tables => (await tables.rows(workspace, [id])).get(id))
    const before = spokenIn(workspace, await read())
    if (!before || before.isEdited) return
    const isWhole = (await blobs.file(before.at)) !== undefined
    await store.transact(workspace, async tables => {
      const spoken = spokenIn(workspace, (await tables.rows(workspace, [id])).get(id))
      if (!spoken || spoken.isEdited || spoken.at.hash !== before.at.hash) return
      const known = await tables.hearing(workspace, id)
      const isAsked = spoken.asked > 0 && spoken.asked !== known?.asked
      // Let go when its row was deleted, and brought back since.
      const isLeft = known?.is === 'done' && isUnderWay(spoken.row)
      const isNew = known?.hash !== spoken.at.hash || isAsked || isLeft
      if (!isNew && !(isWhole && known.is === 'without-bytes')) return
      const now = clock()
      const is = isWhole ? 'due' : 'without-bytes'
      await tables.keepHearing({
        workspace,
        row: id,
        hash: spoken.at.hash,
        asked: spoken.asked,
        is,
        tries: 0,
        due: now,
      })
      if (isWhole) await writeWords(tables, { workspace }, spoken.row, { is: 'waiting' }, now)
    })
  }

  return { follow, offer }
}
