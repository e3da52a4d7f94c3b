import { decode, type Encoding } from '../../model/import/decode.ts'
import { looksLikeExport } from '../../model/import/read-book.ts'
import { LARGEST_FILE, MOST_ROWS, type Table, tableOf, type Unreadable } from '../../model/import/table.ts'

/** A file as it was understood: a list of rows, or an export of Tend's own. */
export type FileRead =
  | { kind: 'table'; table: Table; delimiter: string; encoding: Encoding }
  | { kind: 'export'; content: unknown }

/** An export of a big book is larger than any list. */
const LARGEST_EXPORT = 10 * LARGEST_FILE

/** Reads a file whole, or says why it cannot; nothing is written. */
export async function readFile(file: Blob): Promise<FileRead | Unreadable> {
  if (file.size > LARGEST_EXPORT) return { why: 'too-large' }
  const decoded = decode(new Uint8Array(await file.arrayBuffer()))
  if (!decoded) return { why: 'not-text' }
  const { text, encoding } = decoded
  if (looksLikeExport(text)) return readExport(text)
  if (file.size > LARGEST_FILE) return { why: 'too-large' }
  const read = await parse(text.replace(/\r\n?/g, '\n'))
  if ('why' in read) return read
  const table = tableOf(read.records)
  return 'why' in table ? table : { kind: 'table', table, delimiter: read.delimiter, encoding }
}

function readExport(text: string): FileRead | Unreadable {
  try {
    return { kind: 'export', content: JSON.parse(text) }
  } catch {
    return { why: 'damaged-export' }
  }
}

interface Parsed {
  records: string[][]
  delimiter: string
}

const DELIMITERS = [',', ';', '\t', '|'] as const
/** Spreadsheets may name the delimiter in a first line of its own. */
const NAMED = /^sep=(.)\n/i
const LOOKED_AT = 20

/** Rows of cells. The delimiter is the one that parts the first rows into the most, and equally many, cells. */
async function parse(text: string): Promise<Parsed | Unreadable> {
  const { default: Papa } = await import('papaparse')
  const named = NAMED.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const delimiter =
    named?.[1] ?? bestDelimiter(sample => Papa.parse<string[]>(body, { ...sample, preview: LOOKED_AT }).data)
  const records: string[][] = []
  let stopped: Unreadable | undefined
  Papa.parse<string[]>(body, {
    delimiter,
    newline: '\n',
    step: ({ data, errors }, parser) => {
      records.push(data)
      const row = records.length
      if (errors.some(error => error.code === 'MissingQuotes')) stopped = { why: 'unclosed-quote', row }
      else if (row > MOST_ROWS + 1) stopped = { why: 'too-many-rows', row }
      if (stopped) parser.abort()
    },
  })
  return stopped ?? { records, delimiter }
}

function bestDelimiter(sampleOf: (how: { delimiter: string; newline: '\n' }) => string[][]): string {
  const scored = DELIMITERS.map(delimiter => ({
    delimiter,
    score: score(sampleOf({ delimiter, newline: '\n' })),
  }))
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

/** Cells of the first row, less a share for every row that has another number of them. */
function score(rows: readonly string[][]): number {
  const filled = rows.filter(row => row.some(cell => cell.trim() !== ''))
  const cells = filled[0]?.length ?? 0
  const alike = filled.filter(row => row.length === cells).length
  return cells < 2 ? 0 : cells * (alike / filled.length) ** 2
}
