import type { Book, Edit, Written } from '../../data/book.ts'
import type { Attachment } from '../../model/attachment.ts'
import type { BlobName } from '../../model/blob.ts'
import { newId } from '../../model/id.ts'
import { type AnyShown, inAccount } from '../../model/row.ts'

/** Bytes that are on the disk and are to hang on a note. */
export interface Attached {
  kind: 'audio' | 'photo' | 'file'
  blob: BlobName
  /** As the file was called. */
  name: string
  seconds?: number
}

/** The edits that hang them on a note. */
export function attachEdits(
  account: string,
  note: string,
  attached: readonly Attached[],
  at: number,
): Edit[] {
  return attached.map(({ kind, blob, name, seconds }) => ({
    noun: 'attachment',
    id: newId(),
    scope: inAccount(account),
    patch: {
      of: note,
      kind,
      blob,
      at,
      name: shortName(name),
      ...(seconds !== undefined && { seconds, part: 0 }),
    },
  }))
}

/** Hangs them on a note that is saved already. */
export function attach(
  book: Book,
  note: { id: string; account: string },
  attached: readonly Attached[],
  at: number,
): Promise<Written> {
  return book.write(attachEdits(note.account, note.id, attached, at))
}

export function removeAttachment(book: Book, seen: Attachment): Promise<Written> {
  const row = { ...seen } as unknown as AnyShown
  return book.write([
    { noun: 'attachment', id: seen.id, scope: seen.scope, seen: row, patch: { deleted: true } },
  ])
}

const LONGEST_NAME = 200

/** The end of a name tells more than its middle: "report….pdf". */
function shortName(name: string): string {
  if (name.length <= LONGEST_NAME) return name
  const ending = /\.[^.]{1,12}$/.exec(name)?.[0] ?? ''
  return `${name.slice(0, LONGEST_NAME - ending.length - 1)}…${ending}`
}
