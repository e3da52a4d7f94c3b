import { readFileSync } from 'node:fs'
import { readFile } from '../../app/features/import/read-file.ts'
import { newId } from '../../app/model/id.ts'
import { recogniseColumns } from '../../app/model/import/columns.ts'
import { editsOf, type ImportEdit } from '../../app/model/import/edits.ts'
import { planOf } from '../../app/model/import/plan.ts'
import { readTable } from '../../app/model/import/read-table.ts'
import type { Table } from '../../app/model/import/table.ts'
import { aContact, anAccount } from './rows.ts'

/** A file of test/support/files. */
export function fixture(name: string): Blob {
  return new Blob([readFileSync(new URL(`./files/${name}`, import.meta.url))])
}

/** The table in a file or a text; throws where it cannot be read. */
export async function tableIn(source: Blob | string): Promise<Table> {
  const read = await readFile(source instanceof Blob ? source : new Blob([source]))
  if (!('kind' in read) || read.kind !== 'table') throw new Error(`No table: ${JSON.stringify(read)}`)
  return read.table
}

/** What a file holds, read with the columns as they are recognised. */
export async function readingOf(
  source: Blob | string,
  ownerOf: (text: string) => string | undefined = () => undefined,
) {
  const table = await tableIn(source)
  return readTable(table, recogniseColumns(table), { currency: 'EUR', ownerOf })
}

/** The rows that a book holds once edits of new rows were written to it. */
export function bookOf(edits: readonly ImportEdit[]) {
  const rows = edits.map(({ noun, id, scope, patch }) => ({
    noun,
    id,
    scope,
    account: scope.slice(8),
    ...patch,
  }))
  return {
    accounts: rows.filter(row => row.noun === 'account').map(row => anAccount(row as object)),
    contacts: rows.filter(row => row.noun === 'contact').map(row => aContact(row as object)),
  }
}

export const maker = { newId: () => newId(), me: newId() }

/** All edits that importing a file into an empty book makes. */
export async function importInto(source: Blob | string): Promise<ImportEdit[]> {
  const plan = planOf(await readingOf(source), [], [])
  return plan.items.flatMap(item =>
    editsOf(item.entry, item.choice, { contacts: [], rows: new Map() }, maker),
  )
}
