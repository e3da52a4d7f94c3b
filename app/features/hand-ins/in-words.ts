import type { Book } from '../../data/book.ts'
import type { HandedIn } from '../../data/connection.ts'
import { handInsWords } from '../../i18n/hand-ins.ts'
import type { Change } from '../../model/change.ts'
import { isId } from '../../model/field.ts'
import { accountOfForm, type HalfWritten, typedIn } from '../../model/half-written.ts'
import type { NounName } from '../../model/nouns.ts'
import { accountOf, type Fields } from '../../model/row.ts'
import { describeChange, labelOf } from '../shared/describe-change.ts'
import { valueInWords } from '../shared/value-words.ts'

/** One change or one half-written form as a person reads it: what it is, where it belongs, and what was written, line by line. */
export interface InWords {
  what: string
  account?: string
  written: string[]
  /** Why it was not taken in, when it was accepted. */
  why?: string
}

interface Reader {
  book: Book
  now: number
  today: string
}

/** Everything in a hand-in, in words. A change is described upon its row as it is known here and upon the changes before it. */
export async function inWords(
  { changes, drafts, refused }: Pick<HandedIn, 'changes' | 'drafts' | 'refused'>,
  reader: Reader,
): Promise<InWords[]> {
  const rows = new Map<string, Fields>()
  const said: InWords[] = []
  for (const change of changes) {
    const before = rows.get(change.row) ?? (await knownRow(change, reader))
    rows.set(change.row, { ...before, ...change.patch })
    said.push(changeInWords(change, before, reader))
  }
  said.push(...drafts.map(draft => draftInWords(draft, reader)))
  for (const { place, code, sentence } of refused) {
    const draft = drafts[place - changes.length]
    const isNowhere = draft && !accountOfForm(draft)
    const why = isNowhere ? handInsWords().nowhere : (handInsWords().rejected[code] ?? sentence)
    if (said[place]) said[place].why = why
  }
  return said
}

/** The same as text, to be copied. */
export function asText(said: readonly InWords[]): string {
  return said
    .map(({ what, account, written }) => [[account, what].filter(Boolean).join(' · '), ...written].join('\n'))
    .join('\n\n')
}

async function knownRow({ noun, row, scope }: Change, { book }: Reader): Promise<Fields | undefined> {
  return (await book.row(noun as NounName, row, accountOf(scope))) as Fields | undefined
}

function changeInWords(change: Change, row: Fields | undefined, reader: Reader): InWords {
  const name = reader.book.account(accountOf(change.scope))?.name
  const written = Object.entries(change.patch).flatMap(([field, value]) =>
    isReadable(field, value)
      ? [handInsWords().value(labelOf(field), valueInWords(change.noun, field, value, reader))]
      : [],
  )
  return {
    what: describeChange(change, row, reader.today, false),
    ...(change.noun !== 'account' && name && { account: name }),
    written,
  }
}

/** Ids and bytes say nothing to a person; an owner has a name. */
function isReadable(field: string, value: unknown): boolean {
  if (field === 'scope' || field === 'deleted' || field === 'blob' || field.startsWith('share/')) return false
  return field === 'owner' || !(typeof value === 'string' && isId(value))
}

function draftInWords(draft: HalfWritten, { book }: Reader): InWords {
  return { what: handInsWords().draft(accountIn(draft, book)), written: typedIn(draft) }
}

/** A form names its account, or holds it as it was chosen. */
function accountIn(draft: HalfWritten, book: Book): string {
  const { values } = (draft.value ?? {}) as { values?: Fields }
  const { name } = (values?.account ?? {}) as { name?: string }
  return name ?? book.account(accountOfForm(draft) ?? '')?.name ?? ''
}
