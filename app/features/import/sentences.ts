import { list, money, number } from '../../i18n/format.ts'
import { importWords } from '../../i18n/import.ts'
import type { Account } from '../../model/account.ts'
import { type Entry, peopleOf } from '../../model/import/entry.ts'
import type { Item } from '../../model/import/plan.ts'
import { MOST_COLUMNS, MOST_ROWS, type Unreadable } from '../../model/import/table.ts'
import { sentenceOf } from '../shared/save-error.ts'
import { type Imported, ImportStopped } from './commands.ts'
import type { Opened } from './import-state.ts'

/** Why a file cannot be read, and what to do. */
export function refusalOf(problem: Unreadable): string {
  return importWords().unreadable(problem, { rows: number(MOST_ROWS), columns: number(MOST_COLUMNS) })
}

/** How a file was understood: "91 rows, parted by commas, UTF-8". */
export function describeFile(file: Opened): string {
  const say = importWords()
  if (file.kind === 'export') return say.ownExport
  const delimiter = say.partedBy[file.delimiter] ?? file.delimiter
  return [say.found(file.table.rows.length), say.how(delimiter, file.encoding)].join(', ')
}

/** An account as it will be, in a line: town, phone, people. */
export function describeEntry(entry: Entry): string {
  const { postalCode, town, country, phone, email } = entry.account
  const place = [[postalCode, town].filter(Boolean).join(' '), country].filter(Boolean).join(', ')
  const people = peopleOf(entry).map(part => String(part.fields.name))
  return [place, phone ?? email, people.length > 0 && list(people)].filter(Boolean).join(' · ')
}

/** Its yearly value, where the file gives one. */
export function yearlyValueOf({ account }: Entry): string | undefined {
  const { value, currency } = account
  return typeof value === 'number' && typeof currency === 'string' ? money(value, currency) : undefined
}

/** Why an entry seems to be there already, and what the file knows beyond that. */
export function describeMatch({ match, news, entry }: Item): string {
  const say = importWords()
  if (!match) return ''
  const { account, earlier } = match
  const name = account ? otherName(account, entry) : say.inRow(earlier?.rows[0] ?? 0)
  const known = entry.restored || !account
  const beyond = [news.details && say.differs(news.details), news.people && say.newPeople(news.people)]
  const what = beyond.filter(text => typeof text === 'string')
  return [say.like(match.by, name), ...(what.length > 0 ? what : known ? [] : [say.nothingNew])].join(' · ')
}

/** What the account is called, where that is not what the file calls it. */
function otherName({ name, town }: Account, entry: Entry): string | undefined {
  return name === entry.account.name ? undefined : [name, town].filter(Boolean).join(', ')
}

/** What was imported: "91 accounts and 91 people". */
export function describeImported({ made, people, rest, changed }: Imported): string {
  const say = importWords()
  const parts = [
    made && say.made(made),
    people && say.added(people),
    rest && say.rest(rest),
    changed && say.changed(changed),
  ].filter(text => typeof text === 'string')
  return parts.length > 0 ? say.imported(list(parts)) : say.nothingToDo
}

/** Why an import stopped, and what became of what it had written. */
export function describeStop(error: unknown): string {
  const say = importWords()
  if (!(error instanceof ImportStopped)) return sentenceOf(error)
  const sentence = sentenceOf(error.cause)
  return error.isTakenBack ? say.failed(sentence) : say.failedPartly(sentence)
}
