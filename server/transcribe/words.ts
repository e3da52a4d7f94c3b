import { attachment } from '../../app/model/attachment.ts'
import { readPatch } from '../../app/model/change.ts'
import { type Held, isSame } from '../../app/model/merge.ts'
import type { Fields } from '../../app/model/row.ts'
import { attachedBy } from '../blobs/access.ts'
import type { Place } from '../blobs/blobs.ts'
import type { Hearing, Tables } from '../store/store.ts'
import { writeAsServer } from '../sync/keep.ts'
import { type Heard, HearingFailed } from './transcriber.ts'

/** A recording as its row stands now. */
export interface Spoken {
  row: Held
  at: Place
  /** A person wrote its words: they are left alone. */
  isEdited: boolean
  asked: number
  language: string | undefined
  typeOf(head: Uint8Array): string
}

/** The recording a row is; undefined for every other row, and for a deleted one. */
export function spokenIn(workspace: string, row: Held | undefined): Spoken | undefined {
  const attached = row && attachedBy(workspace, row)
  if (!row || attached?.fields.kind !== 'audio') return undefined
  const { edited, asked, language } = row.fields
  return {
    row,
    at: attached.at,
    isEdited: edited === true,
    asked: typeof asked === 'number' ? asked : 0,
    language: /^[a-z]{2,3}(?=-|$)/.exec(String(language ?? '').toLowerCase())?.[0],
    typeOf: attached.typeOf,
  }
}

/** True when the row promises words that have not come. */
export function isUnderWay({ fields }: Held): boolean {
  const { is } = (fields.words ?? {}) as { is?: string }
  return is === 'waiting' || is === 'writing'
}

/** Writes into the row how far its words are. No member is named: nobody wrote it. */
export async function writeWords(
  tables: Tables,
  { workspace }: Pick<Hearing, 'workspace'>,
  row: Held,
  words: Fields,
  now: number,
  transcript?: string,
) {
  const patch = { words, ...(transcript && { transcript }) }
  if (isSame(row.fields.words, words) && !transcript) return
  await writeAsServer(tables, { workspace, member: '' }, 'attachment', row.id, patch, now)
}

/** What an engine said as a row's fields, by the rules every device's words go through. */
export function writtenWords(
  { text, segments }: Heard,
  engine: string,
): { words: Fields; transcript: string } {
  const words = { is: 'written', engine: engine.slice(0, 100), ...(segments && { segments }) }
  const { fields, problems } = readPatch(attachment, { words, transcript: text }, false)
  if (problems.length > 0) throw new HearingFailed('trouble', 'words that no row may hold')
  return { words: fields.words as Fields, transcript: (fields.transcript as string | null) ?? '' }
}
