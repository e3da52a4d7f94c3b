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
  const item = itemInWords(field, book)
  if (item !== undefined) return (value ? say.added : say.removed)(item)
  if (field === 'into') return nameOf(book, String(value))
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

/** What a field that is an item of a set stands for: a tag, a person, a member. */
export function itemInWords(field: string, book: Book): string | undefined {
  const [set, item] = [field.slice(0, field.indexOf('/')), field.slice(field.indexOf('/') + 1)]
  if (set === 'tag') return item
  if (set === 'share') return memberName(memberIn(book, item))
  return set === 'with' || set === 'merged' ? nameOf(book, item) : undefined
}

function nameOf(book: Book, id: string): string {
  return (book.contact(id) ?? book.account(id))?.name ?? historyWords().somebody
}
