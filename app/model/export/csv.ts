import { MARKED } from '../import/table.ts'

/** Spreadsheets take a file for UTF-8 only when it begins with this. */
const BYTE_ORDER_MARK = '\ufeff'

/** A CSV file as every spreadsheet reads it: commas, quotes doubled, and no cell that would run as a formula. */
export function writeCsv(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + [headings, ...rows].map(row => `${row.map(writeCell).join(',')}\r\n`).join('')
}

export type Cell = string | number | boolean | undefined

function writeCell(cell: Cell): string {
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  if (typeof cell === 'number') return String(cell)
  const text = cell ?? ''
  const marked = isFormula(text) ? `'${text}` : text
  return marked !== text || /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${marked.replaceAll('"', '""')}"` : text
}

/** True for text that a spreadsheet would run, and for text that already looks like our mark, so that taking it off gives the same back. */
function isFormula(text: string): boolean {
  return MARKED.test(`'${text}`)
}
