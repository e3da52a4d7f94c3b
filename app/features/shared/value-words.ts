import type { Book } from '../../data/book.ts'
import { day, moment, number } from '../../i18n/format.ts'
import { historyWords } from '../../i18n/history.ts'
import { words } from '../../i18n/index.ts'
import { isPlainDate } from '../../model/field.ts'
import { nounOf } from '../../model/nouns.ts'
import { memberIn, memberName } from './people.ts'

/** A field's value as a person reads it. */
export function valueInWords(
  noun: string,
  field: string,
  value: unknown,
  { book, now, today }: { book: Book; now: number; today: string },
): string {
  const say = historyWords()
  if (value === null || value === undefined || value === '') return say.cleared
  if (field.startsWith('tag/')) return (value ? say.added : say.removed)(field.slice('tag/'.length))
  if (field.startsWith('with/'))
    return (value ? say.added : say.removed)(nameOf(book, field.slice('with/'.length)))
  if (field.startsWith('share/'))
    return (value ? say.added : say.removed)(memberName(memberIn(book, field.slice('share/'.length))))
  if (field === 'into') return nameOf(book, String(value))
  if (field.startsWith('merged/'))
    return (value ? say.added : say.removed)(nameOf(book, field.slice('merged/'.length)))
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (field === 'owner') return memberName(memberIn(book, String(value)))
  if (field === 'pulse') return words().accounts.pulses[Number(value) - 1] ?? String(value)
  if (nounOf(noun)?.moments?.includes(field)) return moment(Number(value), now)
  if (typeof value === 'number') return number(value)
  if (typeof value === 'object')
    return Object.values(value)
      .map(part => number(Number(part)))
      .join(' · ')
  return isPlainDate(String(value)) ? day(String(value), today) : String(value)
}

function nameOf(book: Book, id: string): string {
  return (book.contact(id) ?? book.account(id))?.name ?? historyWords().somebody
}
