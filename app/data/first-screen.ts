import type { Row } from '../model/row.ts'
import type { Summary } from '../model/summary.ts'
import { type Database, DEVICE } from './database.ts'
import type { Replica } from './replica.ts'

/** The few rows Today shows, kept together, so that a start paints from one record while the rest of the book is being read. */
export interface FirstScreen {
  /** Readings afresh there had been; after another one the rows may be gone. */
  readings: number
  rows: Row[]
  summaries: Record<string, Summary>
}

const KEY = 'first-screen'

export async function readFirstScreen(db: Database): Promise<FirstScreen | undefined> {
  const [draft, device] = await Promise.all([db.drafts.get(KEY), db.device.get(DEVICE)])
  const kept = draft?.value as FirstScreen | undefined
  return kept?.readings === device?.readings ? kept : undefined
}

export async function rememberFirstScreen(
  db: Database,
  replica: Replica,
  { accounts, actions }: { accounts: string[]; actions: string[] },
): Promise<void> {
  const shown = [...replica.list('workspace'), ...replica.list('member')].map(
    row => [row.noun, row.id] as const,
  )
  const wanted = [
    ...shown,
    ...accounts.map(id => ['account', id] as const),
    ...actions.map(id => ['action', id] as const),
  ]
  const rows = wanted.map(([noun, id]) => replica.stored(noun, id)).filter(row => row !== undefined)
  const summaries = Object.fromEntries(accounts.map(id => [id, replica.storedSummary(id)]))
  const readings = (await db.device.get(DEVICE))?.readings ?? 0
  await db.drafts.put({ key: KEY, value: { readings, rows, summaries } satisfies FirstScreen })
}
