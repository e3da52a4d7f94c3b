import { accountOf, type Row } from '../model/row.ts'
import { historyBucket } from './address.ts'
import type { Database } from './database.ts'

/** Rows of an account's history as the server sent them. */
export async function readHistory(db: Database, account: string): Promise<Row[]> {
  const bucket = `${historyBucket(account)}/`
  const packs = await db.packs.where('key').between(bucket, `${bucket}\uffff`).toArray()
  return packs.flatMap(pack => pack.rows).filter(row => accountOf(row.scope) === account)
}
