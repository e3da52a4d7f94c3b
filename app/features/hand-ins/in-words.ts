import type { Book } from '../../data/book.ts'
import type { HandedIn } from '../../data/connection.ts'
import { handInsWords } from '../../i18n/hand-ins.ts'
import type { Change } from '../../model/change.ts'
import { isId } from '../../model/field.ts'
import { accountOfForm, type HalfWritten, typedIn } from '../../model/half-written.ts'
import { isSame } from '../../model/merge.ts'
import type { NounName } from '../../model/nouns.ts'
import { accountOf, type Fields } from '../../model/row.ts'
import { describeChange, labelOf } from '../shared/describe-change.ts'
import { valueInWords } from '../shared/value-words.ts'

/** One change or one half-written form as a person reads it: what it is, where it belongs, and what was written, line by line. */
export interface InWords {
  what: string
  account?: string
  written: Written[]
  /** What a note of one's own could be made of it: where its account is still here, or it is a text. */
  note?: { account?: string; body: string }
  /** Why it was not taken in, when it was accepted. */
  why?: string
}

export interface Written {
  text: string
  /** What stands in its place, where that is something else. */
  stands?: string
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
    const known = await knownRow(change, reader)
    const before = rows.get(change.row) ?? known
    rows.set(change.row, { ...before, ...change.patch })
    said.push(changeInWords(change, before, known, reader))
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
    .map(({ what, account, written }) =>
      [[account, what].filter(Boolean).join(' · '), ...written.map(({ text }) => text)].join('\n'),
    )
    .join('\n\n')
}

async function knownRow({ noun, row, scope }: Change, { book }: Reader): Promise<Fields | undefined> {
  return (await book.row(noun as NounName, row, accountOf(scope))) as Fields | undefined
}

function changeInWords(
  change: Change,
  row: Fields | undefined,
  known: Fields | undefined,
  reader: Reader,
): InWords {
  const { noun, patch } = change
  const account = reader.book.account(accountOf(change.scope))
  const written = Object.entries(patch).flatMap(([field, value]): Written[] => {
    if (!isReadable(field, value)) return []
    const text = handInsWords().value(labelOf(field), valueInWords(noun, field, value, reader))
    const isOther = known && !isSame(known[field], value)
    return [
      {
        text,
        ...(isOther && { stands: handInsWords().stands(valueInWords(noun, field, known[field], reader)) }),
      },
    ]
  })
  const said = {
    what: describeChange(change, row, reader.today, false),
    ...(noun !== 'account' && account?.name && { account: account.name }),
    written,
  }
  const body = noun === 'note' && typeof patch.body === 'string' ? patch.body : undefined
  if (!account && !body) return said
  return { ...said, note: { ...(account && { account: account.id }), body: body ?? asText([said]) } }
}

/** Ids and bytes say nothing to a person; an owner has a name. */
function isReadable(field: string, value: unknown): boolean {
  if (field === 'scope' || field === 'deleted' || field === 'blob' || field.startsWith('share/')) return false
  return field === 'owner' || !(typeof value === 'string' && isId(value))
}

function draftInWords(draft: HalfWritten, { book }: Reader): InWords {
  const typed = typedIn(draft)
  const account = book.account(accountOfForm(draft) ?? '')?.id
  return {
    what: handInsWords().draft(accountIn(draft, book)),
    written: typed.map(text => ({ text })),
    ...(typed.length > 0 && { note: { ...(account && { account }), body: typed.join('\n') } }),
  }
}

/** A form names its account, or holds it as it was chosen. */
function accountIn(draft: HalfWritten, book: Book): string {
  const { values } = (draft.value ?? {}) as { values?: Fields }
  const { name } = (values?.account ?? {}) as { name?: string }
  return name ?? book.account(accountOfForm(draft) ?? '')?.name ?? ''
}
