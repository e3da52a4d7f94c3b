import { isBookkeeping, plainHeading, targetOfHeading, type Vague, vagueTargetOf } from './headings.ts'
import type { Table } from './table.ts'
import { SHARED, type Target } from './target.ts'

const LOOKED_AT = 200
const SAMPLES = 3
const LONGEST_SAMPLE = 40

/**
 * Where each column of a file seems to belong: clear headings first, then the vague ones in their light, then what the cells
 * look like. What nobody recognises is kept in the account's About, so that nothing is lost; empty columns are left out.
 */
export function recogniseColumns(table: Table): Target[] {
  const plain = table.headings.map(plainHeading)
  const cells = table.headings.map((_, column) => filledCells(table, column))
  const targets: (Target | undefined)[] = plain.map(() => undefined)
  const taken = new Set<Target>()
  const give = (column: number, target: Target | undefined) => {
    if (!target || targets[column] || (taken.has(target) && !SHARED.has(target))) return
    targets[column] = target
    taken.add(target)
  }

  plain.forEach((heading, column) => {
    if (cells[column]!.length === 0 || isBookkeeping(heading)) give(column, 'none')
    else give(column, targetOfHeading(heading))
  })
  const people = peopleIn(plain, taken)
  plain.forEach((heading, column) => {
    for (const target of meaningsOf(vagueTargetOf(heading), taken, people)) give(column, target)
  })
  plain.forEach((heading, column) => {
    if (!targets[column]) give(column, targetOfCells(cells[column]!, heading, taken, people))
  })
  return targets.map(target => target ?? 'about')
}

/** The first different cells of a column, cut short, to recognise it by. */
export function samplesOf(table: Table, column: number): string[] {
  const samples = new Set(filledCells(table, column).map(cell => cell.replace(/\s+/g, ' ')))
  return [...samples].slice(0, SAMPLES).map(cell => {
    return cell.length > LONGEST_SAMPLE ? `${cell.slice(0, LONGEST_SAMPLE).trimEnd()}…` : cell
  })
}

/** True where every row says the same though rows are different people: a column shifted or filled by mistake. */
export function saysTheSameEverywhere(table: Table, column: number, target: Target): boolean {
  if (!DIFFERS_BY_ROW.has(target) || table.rows.length < 3) return false
  return new Set(table.rows.map(row => row[column] ?? '')).size === 1
}

const DIFFERS_BY_ROW = new Set<Target>([
  'contact.email',
  'account.email',
  'contact.phone',
  'contact.name',
  'contact.mobile',
])

function filledCells(table: Table, column: number): string[] {
  return table.rows.slice(0, LOOKED_AT).flatMap(row => row[column] || [])
}

/** Whether rows are people (each with a company) or companies (perhaps with somebody to ask for). */
type People = 'rows are people' | 'somebody' | 'nobody'

function peopleIn(plain: readonly string[], taken: ReadonlySet<Target>): People {
  if (taken.has('contact.first') || taken.has('contact.last')) return 'rows are people'
  if (plain.includes('full name')) return 'rows are people'
  if (taken.has('account.name') && plain.includes('name')) return 'rows are people'
  return taken.has('contact.name') ? 'somebody' : 'nobody'
}

function meaningsOf(vague: Vague | undefined, taken: ReadonlySet<Target>, people: People): Target[] {
  if (vague === 'name') return taken.has('account.name') ? ['contact.name'] : ['account.name']
  if (vague === 'id') return people === 'rows are people' ? ['none'] : ['account.externalId']
  if (vague === 'email') return people === 'nobody' ? ['account.email'] : ['contact.email', 'account.email']
  if (vague === 'phone')
    return people === 'rows are people'
      ? ['contact.phone', 'account.phone']
      : ['account.phone', 'contact.phone']
  // Beside a column with their names it says the same once more.
  if (vague === 'owner email') return ['account.owner', 'none']
  return vague ? [vague] : []
}

function targetOfCells(
  cells: readonly string[],
  heading: string,
  taken: ReadonlySet<Target>,
  people: People,
): Target | undefined {
  if (/\bfax\b/.test(heading)) return undefined
  if (mostAre(cells, /^\S+@\S+\.\S+$/))
    return meaningsOf('email', taken, people).find(target => !taken.has(target))
  if (mostAre(cells, /^(https?:\/\/|www\.)\S+$/i)) return 'account.website'
  if (mostAre(cells, /^[+(0][\d\s()/.-]{6,20}$/))
    return meaningsOf('phone', taken, people).find(target => !taken.has(target))
  return undefined
}

function mostAre(cells: readonly string[], pattern: RegExp): boolean {
  return cells.length >= 2 && cells.filter(cell => pattern.test(cell)).length >= cells.length * 0.8
}
