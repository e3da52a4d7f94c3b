import type { CheckIn } from '../model/check-in.ts'
import { accountOf, type Row } from '../model/row.ts'
import { NOTHING_YET, type Summary, withTouch } from '../model/summary.ts'
import { summaryAddress } from './address.ts'
import type { Database } from './database.ts'
import { readHistory } from './read-history.ts'
import { show } from './shown.ts'
import type { Removed } from './store-rows.ts'

/** Brings the summaries of the accounts of these check-ins up to date. */
export async function storeSummaries(
  db: Database,
  rows: Row[],
  now: number,
): Promise<Record<string, Summary>> {
  const checkIns = rows.filter(row => row.noun === 'check-in')
  if (checkIns.length === 0) return {}
  const accounts = new Set(checkIns.flatMap(row => [accountOf(row.scope), ...(row.past ?? [])]))
  const packs = await summaryPacks(db, accounts)
  const summaries: Record<string, Summary> = {}
  const thin = new Set<string>()
  for (const row of checkIns) {
    const shown = show(row) as CheckIn
    for (const account of [accountOf(row.scope), ...(row.past ?? [])]) {
      const before = summaries[account] ?? packs.get(summaryAddress(account))![account] ?? NOTHING_YET
      const after = withTouch(before, shown, now, account !== shown.account)
      summaries[account] = after.summary
      if (after.thin) thin.add(account)
    }
  }
  for (const account of thin) summaries[account] = await readSummary(db, account, now)
  await keepSummaries(db, summaries, packs)
  return summaries
}

/** Summaries of the accounts that have lost check-ins. */
export async function withoutThese(
  db: Database,
  removed: readonly Removed[],
  now: number,
): Promise<Record<string, Summary>> {
  const summaries: Record<string, Summary> = {}
  for (const { noun, account } of removed)
    if (noun === 'check-in') summaries[account] ??= await readSummary(db, account, now)
  await keepSummaries(db, summaries)
  return summaries
}

type SummaryPacks = Map<string, Record<string, Summary>>

async function summaryPacks(db: Database, accounts: Iterable<string>): Promise<SummaryPacks> {
  const keys = [...new Set([...accounts].map(summaryAddress))]
  return new Map((await db.summaries.bulkGet(keys)).map((pack, i) => [keys[i]!, pack?.of ?? {}]))
}

async function keepSummaries(
  db: Database,
  summaries: Record<string, Summary>,
  known?: SummaryPacks,
): Promise<void> {
  const packs = known ?? (await summaryPacks(db, Object.keys(summaries)))
  for (const [account, summary] of Object.entries(summaries))
    packs.get(summaryAddress(account))![account] = summary
  await db.summaries.bulkPut([...packs].map(([key, of]) => ({ key, of })))
}

/** The summary of an account from its whole history. */
async function readSummary(db: Database, account: string, now: number): Promise<Summary> {
  let summary: Summary = NOTHING_YET
  for (const row of await readHistory(db, account)) {
    if (row.noun === 'check-in') summary = withTouch(summary, show(row) as CheckIn, now).summary
  }
  return summary
}
