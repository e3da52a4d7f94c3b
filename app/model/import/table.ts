import { LONGEST_TEXT } from '../field.ts'
import { fold } from '../fold.ts'

/** What an import takes; over a limit nothing is read and the place is named. */
export const LARGEST_FILE = 25 * 1024 * 1024
export const MOST_ROWS = 50_000
export const MOST_COLUMNS = 200

/** A file of rows and columns. `numbers` says which row of the spreadsheet each one is. */
export interface Table {
  headings: string[]
  /** Columns that the first row has; a row with more has perhaps slid. */
  columns: number
  rows: string[][]
  numbers: number[]
}

/** Why a file cannot be read, and in which row of it. */
export type Unreadable =
  | { why: 'empty' | 'not-text' | 'too-large' | 'damaged-export' | 'newer-export' }
  | { why: 'too-many-rows' | 'too-many-columns' | 'cell-too-long' | 'unclosed-quote'; row: number }

/** Rows as they were parsed become a table: empty rows left out, the headings named, the limits kept. */
export function tableOf(records: readonly string[][]): Table | Unreadable {
  const numbered = records.map((cells, index) => ({ cells, row: index + 1 }))
  const filled = numbered.filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  const first = filled[0]
  if (!first) return { why: 'empty' }
  for (const { cells, row } of filled) {
    if (cells.length > MOST_COLUMNS) return { why: 'too-many-columns', row }
    if (cells.some(cell => cell.length > LONGEST_TEXT)) return { why: 'cell-too-long', row }
  }
  const headed = hasHeadings(first.cells)
  const body = headed ? filled.slice(1) : filled
  if (body.length === 0) return { why: 'empty' }
  if (body.length > MOST_ROWS) return { why: 'too-many-rows', row: body[MOST_ROWS]!.row }
  const widest = body.reduce((most, { cells }) => Math.max(most, cells.length), first.cells.length)
  return {
    columns: first.cells.length,
    headings: Array.from({ length: widest }, (_, i) => (headed && first.cells[i]?.trim()) || letterOf(i)),
    rows: body.map(({ cells }) => cells.map(plainCell)),
    numbers: body.map(({ row }) => row),
  }
}

/** Cells beginning with one of these would be run as a formula by a spreadsheet, so an export puts `'` in front. */
export const MARKED = /^'+[=+\-@\t\r\n＝＋－＠]/

/** The text of a cell: an export's mark against formulas taken off again; what stands for "nothing" made empty. */
function plainCell(cell: string): string {
  const text = MARKED.test(cell) ? cell.slice(1) : cell.trim()
  return NOTHING.has(fold(text)) ? '' : text
}

const NOTHING = new Set(['null', '(null)', '\\n', 'n/a', '#n/a', 'n.a.', '-', '–', '—'])

/** A first row that has an e-mail address, a long number or nothing under it is data, not headings. */
function hasHeadings(cells: readonly string[]): boolean {
  return !cells.some(cell => /\S@\S+\.\S/.test(cell) || /\d[\d\s().-]{5,}/.test(cell))
}

/** The name a spreadsheet gives the column: A, B … Z, AA. */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}
