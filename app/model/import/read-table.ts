import { account } from '../account.ts'
import { readPatch } from '../change.ts'
import { contact } from '../contact.ts'
import { fold } from '../fold.ts'
import type { Fields } from '../row.ts'
import { dateOrderOf } from './cell.ts'
import type { Doubt, Entry, Part, Reading } from './entry.ts'
import { type RowContext, type RowRead, readRow } from './read-row.ts'
import type { Table } from './table.ts'
import type { Target } from './target.ts'

export type TableContext = Pick<RowContext, 'currency' | 'ownerOf'>

/**
 * Reads the rows of a table as accounts with their people. Rows with the same external id, else the same folded name and town,
 * are one account with several people. A row without an account's name is left out and named.
 */
export function readTable(table: Table, targets: readonly Target[], context: TableContext): Reading {
  const reading: Reading = { entries: [], doubts: [] }
  const known = new Map<string, Entry>()
  const rowContext: RowContext = {
    ...context,
    targets,
    headings: table.headings,
    dateOrder: dateOrderOf(datesIn(table, targets)),
  }
  table.rows.forEach((cells, index) => {
    const row = table.numbers[index]!
    const read = readRow(cells, rowContext)
    const problem = problemOf(read)
    if (problem) {
      reading.doubts.push({ row, why: problem, text: rowText(cells) })
      return
    }
    reading.doubts.push(...doubtsOf(read, row))
    if (cells.slice(table.columns).some(Boolean))
      reading.doubts.push({ row, why: 'more-cells', text: rowText(cells) })
    join(reading, known, read, row)
  })
  return reading
}

/** Name and town as they are compared: case, diacritics and spaces do not matter. */
export function nameAndTown(fields: Fields): string {
  return `${squeezed(fields.name)} / ${squeezed(fields.town)}`
}

function join(reading: Reading, known: Map<string, Entry>, read: RowRead, row: number) {
  const { externalId } = read.account
  const external = externalId ? `external ${fold(String(externalId))}` : undefined
  const called = `name ${nameAndTown(read.account)}`
  const entry = (external ? known.get(external) : undefined) ?? withoutOther(known.get(called), external)
  if (entry) {
    entry.rows.push(row)
    fillIn(entry.account, read.account)
    if (read.person) addPerson(entry.parts, read.person)
  } else {
    const { account, accountId, person } = read
    reading.entries.push({
      rows: [row],
      account,
      parts: person ? [person] : [],
      ...(accountId && { id: accountId }),
    })
  }
  const of = entry ?? reading.entries.at(-1)!
  for (const key of [external, called]) if (key && !known.has(key)) known.set(key, of)
}

/** Two external ids tell two accounts apart, whatever they are called. */
function withoutOther(entry: Entry | undefined, external: string | undefined): Entry | undefined {
  return entry?.account.externalId && external ? undefined : entry
}

/** What a later row says of the same account fills what earlier ones left empty; About gathers what each said. */
function fillIn(fields: Fields, later: Fields) {
  for (const [field, value] of Object.entries(later)) {
    if (field === 'about') fields.about = withLines(fields.about, String(value))
    else fields[field] ??= value
  }
}

/** A text with the lines of another that it does not have yet. */
export function withLines(text: unknown, more: string): string {
  const lines = typeof text === 'string' && text ? text.split('\n') : []
  const has = new Set(lines)
  return [...lines, ...more.split('\n').filter(line => !has.has(line))].join('\n')
}

function addPerson(parts: Part[], person: Part) {
  const same = parts.find(part => isSamePerson(part.fields, person.fields))
  if (same) fillIn(same.fields, person.fields)
  else parts.push(person)
}

/** The same person within one account: by name, else by e-mail address. */
export function isSamePerson(a: Fields, b: Fields): boolean {
  return (
    squeezed(a.name) === squeezed(b.name) || (Boolean(a.email) && squeezed(a.email) === squeezed(b.email))
  )
}

function squeezed(value: unknown): string {
  return typeof value === 'string' ? fold(value).replace(/\s+/g, ' ').trim() : ''
}

function problemOf(read: RowRead): Doubt['why'] | undefined {
  const { problems } = readPatch(account, read.account, true)
  if (problems.some(problem => problem.why === 'required')) return 'no-name'
  if (problems.length > 0) return 'too-long'
  return read.person && readPatch(contact, read.person.fields, true).problems.length > 0
    ? 'too-long'
    : undefined
}

function doubtsOf(read: RowRead, row: number): Doubt[] {
  const town = String(read.account.town ?? '')
  return [
    ...read.kept.map(text => ({ row, why: 'kept-as-text' as const, text })),
    ...(/^\d/.test(town) ? [{ row, why: 'town' as const, text: town }] : []),
  ]
}

function rowText(cells: readonly string[]): string {
  const text = cells.filter(Boolean).join(', ')
  return text.length > 80 ? `${text.slice(0, 80).trimEnd()}…` : text
}

function* datesIn(table: Table, targets: readonly Target[]): Iterable<string> {
  const column = targets.indexOf('account.renewal')
  if (column >= 0) for (const row of table.rows) if (row[column]) yield row[column]
}
