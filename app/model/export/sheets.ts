import type { Account } from '../account.ts'
import type { Action } from '../action.ts'
import type { Contact } from '../contact.ts'
import { ownerOf } from '../owner.ts'
import { itemsOf } from '../row.ts'
import { type Cell, writeCsv } from './csv.ts'

/** What the lists need to know beyond their own rows. Dates and moments are written as plain dates. */
export interface SheetContext {
  account(id: string): Account | undefined
  member(id: string | undefined): { name?: string; email?: string } | undefined
  lastCheckIn(account: string): string | undefined
  dateOf(moment: number | undefined): string | undefined
}

/** A column: its heading is part of the format, the same in every language, so that any Tend reads it back. */
type Columns<T> = Record<string, (row: T, context: SheetContext) => Cell>

const ACCOUNTS: Columns<Account> = {
  'Account name': row => row.name,
  'External id': row => row.externalId,
  Owner: (row, { member }) => member(ownerOf(row))?.name,
  'Owner e-mail': (row, { member }) => member(ownerOf(row))?.email,
  'Key account': row => row.key,
  Status: row => row.status,
  Stage: row => row.stage,
  Tags: row => itemsOf(row, 'tag').join('; '),
  Phone: row => row.phone,
  'E-mail': row => row.email,
  Website: row => row.website,
  Address: row => row.address,
  'Postal code': row => row.postalCode,
  Town: row => row.town,
  Region: row => row.region,
  Country: row => row.country,
  Latitude: row => row.place?.latitude,
  Longitude: row => row.place?.longitude,
  'Yearly value': row => row.value,
  Currency: row => row.currency,
  Renewal: row => row.renewal,
  'Cadence (days)': row => row.cadence,
  'Preferred channel': row => row.channel,
  'Last check-in': (row, { lastCheckIn }) => lastCheckIn(row.id),
  About: row => row.about,
  Archived: row => row.archived,
  'Tend account id': row => row.id,
}

const CONTACTS: Columns<Contact> = {
  'Account name': (row, { account }) => account(row.account)?.name,
  Town: (row, { account }) => account(row.account)?.town,
  'Contact name': row => row.name,
  Role: row => row.role,
  'Decision role': row => row.decisionRole,
  'Contact phone': row => row.phone,
  Mobile: row => row.mobile,
  'Contact e-mail': row => row.email,
  'Contact about': row => row.about,
  'Left the company': row => row.left,
  'Tend account id': row => row.account,
  'Tend contact id': row => row.id,
}

const ACTIONS: Columns<Action> = {
  Account: (row, { account }) => account(row.account)?.name,
  Town: (row, { account }) => account(row.account)?.town,
  'Next action': row => row.text,
  Side: row => row.side ?? 'ours',
  Owner: (row, { member }) => member(ownerOf(row))?.name,
  'Owner e-mail': (row, { member }) => member(ownerOf(row))?.email,
  Due: row => row.due,
  Time: row => row.time,
  Promised: row => row.promised,
  'Snoozed until': row => row.snoozed,
  Done: (row, { dateOf }) => dateOf(row.done),
  About: row => row.about,
}

export function accountsCsv(accounts: readonly Account[], context: SheetContext): string {
  return sheet(ACCOUNTS, accounts, context)
}

export function contactsCsv(contacts: readonly Contact[], context: SheetContext): string {
  return sheet(CONTACTS, contacts, context)
}

export function actionsCsv(actions: readonly Action[], context: SheetContext): string {
  return sheet(ACTIONS, actions, context)
}

function sheet<T>(columns: Columns<T>, rows: readonly T[], context: SheetContext): string {
  const cells = Object.values(columns)
  return writeCsv(
    Object.keys(columns),
    rows.map(row => cells.map(cell => cell(row, context))),
  )
}
