import { type Change, deviceOf } from '../../app/model/change.ts'
import { type Held, unseenIn } from '../../app/model/merge.ts'
import type { Tables } from '../store/store.ts'

/**
 * Who made the newest edit of a row that a deletion had not seen. Undefined where it was made on the deletion's own device, as in another
 * window: to speak of somebody, or of another device, would not be true then.
 */
export async function editedSince(
  tables: Tables,
  before: Held,
  deletion: Change,
): Promise<string | undefined> {
  const elsewhere = unseenIn(before, deletion).filter(
    ({ change }) => deviceOf(change) !== deviceOf(deletion.id),
  )
  const [newest] = elsewhere.sort((one, other) => other.revision - one.revision)
  return newest && (await tables.device(deviceOf(newest.change)))?.member
}
