import { account, CHANNELS, STAGES, STATUSES } from '../account.ts'
import { readPatch } from '../change.ts'
import { contact, DECISION_ROLES } from '../contact.ts'
import { isId, type Place } from '../field.ts'
import type { Noun } from '../noun.ts'
import type { Fields } from '../row.ts'
import {
  type DateOrder,
  readAmount,
  readCurrency,
  readDate,
  readDays,
  readDegrees,
  readFlag,
  readOneOf,
  readStatus,
} from './cell.ts'
import type { Part } from './entry.ts'
import type { Target } from './target.ts'

/** What reading a row needs to know beyond the row. */
export interface RowContext {
  headings: readonly string[]
  targets: readonly Target[]
  dateOrder: DateOrder
  /** Currency of values that name none. */
  currency: string
  /** The member a name or an e-mail address stands for. */
  ownerOf(text: string): string | undefined
}

export interface RowRead {
  account: Fields
  accountId?: string
  person?: Part
  /** Cells whose field does not take them; they stay in About. */
  kept: string[]
}

/** One row of a file as an account and perhaps a person; cells that their field does not take are kept as text. */
export function readRow(cells: readonly string[], context: RowContext): RowRead {
  const bag = sortCells(cells, context)
  const person = personOf(bag)
  if (!person && bag.one['contact.phone'] && !bag.one['account.phone'])
    bag.one['account.phone'] = bag.one['contact.phone']
  const account = accountOf(bag, context)
  const about = [...(bag.many['account.about'] ?? []), ...bag.kept].join('\n')
  if (about) account.about = about
  const accountId = idIn(bag.one['account.id'])
  const personId = idIn(bag.one['contact.id'])
  return {
    account,
    ...(accountId && { accountId }),
    ...(person && { person: { noun: 'contact', fields: person, ...(personId && { id: personId }) } }),
    kept: bag.refused,
  }
}

function idIn(cell = ''): string | undefined {
  return isId(cell) ? cell : undefined
}

/** The cells of a row by where they go: those with a target of their own, those that share one, those kept as text. */
interface Bag {
  one: Partial<Record<Target, string>>
  many: Partial<Record<Target, string[]>>
  heading: Partial<Record<Target, string>>
  kept: string[]
  /** Of those kept, the ones their field did not take. */
  refused: string[]
}

function sortCells(cells: readonly string[], { headings, targets }: RowContext): Bag {
  const bag: Bag = { one: {}, many: {}, heading: {}, kept: [], refused: [] }
  cells.forEach((cell, column) => {
    const target = targets[column] ?? 'about'
    const heading = headings[column] ?? ''
    if (!cell || target === 'none') return
    if (target === 'about') bag.kept.push(`${heading}: ${cell}`)
    else if (MANY.has(target)) bag.many[target] = [...(bag.many[target] ?? []), cell]
    else bag.one[target] ??= cell
    bag.heading[target] ??= heading
  })
  return bag
}

const MANY = new Set<Target>(['account.address', 'account.tag', 'account.about', 'contact.about'])

function accountOf(bag: Bag, context: RowContext): Fields {
  const { one, many } = bag
  const fields: Fields = {}
  const put = (field: string, value: unknown, from: Target) => {
    if (value === undefined || !isTaken(account, field, value)) keepAsText(bag, from)
    else fields[field] = value
  }
  for (const [target, text] of Object.entries(one) as [Target, string][]) {
    const [noun, field] = target.split('.') as [string, string]
    if (noun !== 'account' || UNFIELDED.has(field)) continue
    const read = READERS[field]
    put(field, read ? read(text, context) : oneLine(text), target)
  }
  const place = placeOf(one)
  if (place && isTaken(account, 'place', place)) fields.place = place
  else for (const target of ['account.latitude', 'account.longitude'] as const) keepAsText(bag, target)
  if (many['account.address'])
    put('address', many['account.address'].map(oneLine).join(', '), 'account.address')
  for (const tag of (many['account.tag'] ?? []).flatMap(tagsOf)) put(`tag/${tag}`, true, 'account.tag')
  if (fields.value !== undefined && !fields.currency)
    fields.currency = readCurrency(one['account.value'] ?? '') ?? context.currency
  return fields
}

const UNFIELDED = new Set(['id', 'latitude', 'longitude'])

const READERS: Record<string, (text: string, context: RowContext) => unknown> = {
  name: text => oneLine(text),
  owner: (text, context) => context.ownerOf(text),
  stage: text => readOneOf(text, STAGES),
  status: text => readStatus(text, STATUSES),
  key: text => readFlag(text),
  archived: text => readFlag(text),
  value: text => readAmount(text),
  currency: text => readCurrency(text),
  renewal: (text, context) => readDate(text, context.dateOrder),
  cadence: text => readDays(text),
  channel: text => readOneOf(text, CHANNELS),
}

function placeOf(one: Bag['one']): Place | undefined {
  const latitude = readDegrees(one['account.latitude'] ?? '')
  const longitude = readDegrees(one['account.longitude'] ?? '')
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude, accuracy: 0 }
}

/** A person needs a name; failing that they go by their e-mail address. */
function personOf(bag: Bag): Fields | undefined {
  const { one, many } = bag
  const parts = [one['contact.first'], one['contact.last']].filter(Boolean).join(' ')
  const name = one['contact.name'] ?? (parts || one['contact.email'])
  if (!name) {
    if (one['contact.phone'] && one['account.phone']) keepAsText(bag, 'contact.phone')
    for (const target of ['contact.mobile', 'contact.role'] as const) keepAsText(bag, target)
    return undefined
  }
  const fields: Fields = { name: oneLine(name) }
  const put = (field: string, value: unknown, from: Target) => {
    if (value === undefined || !isTaken(contact, field, value)) keepAsText(bag, from)
    else fields[field] = value
  }
  for (const field of ['role', 'phone', 'mobile', 'email'] as const) {
    const text = one[`contact.${field}`]
    if (text) put(field, oneLine(text), `contact.${field}`)
  }
  const { 'contact.decisionRole': decides, 'contact.left': left } = one
  if (decides) put('decisionRole', readOneOf(decides, DECISION_ROLES), 'contact.decisionRole')
  if (left) put('left', readFlag(left), 'contact.left')
  if (many['contact.about']) put('about', many['contact.about'].join('\n'), 'contact.about')
  return fields
}

function isTaken(noun: Noun, field: string, value: unknown): boolean {
  const { problems, later } = readPatch(noun, { [field]: value }, false)
  return problems.length === 0 && later.length === 0
}

/** The name is what a row cannot do without: without it the row is left out, never kept as text. */
function keepAsText(bag: Bag, from: Target) {
  const cells = bag.one[from] ? [bag.one[from]] : (bag.many[from] ?? [])
  if (cells.length === 0 || from === 'account.name') return
  const line = `${bag.heading[from]}: ${cells.join(', ')}`
  bag.kept.push(line)
  bag.refused.push(line)
}

function tagsOf(cell: string): string[] {
  return cell
    .split(/[,;|\n]/)
    .map(tag => tag.trim().toLowerCase().replaceAll('/', '-'))
    .filter(Boolean)
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ', ').trim()
}
