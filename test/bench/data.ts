import { CHANNELS, STAGES } from '../../app/model/account.ts'
import { KINDS, PULSES } from '../../app/model/check-in.ts'
import { newId } from '../../app/model/id.ts'
import type { NounName } from '../../app/model/nouns.ts'
import type { Fields } from '../../app/model/row.ts'
import { Random } from '../simulation/random.ts'
import { name, report, sentence, word } from './vocabulary.ts'

/** The large book that every figure is measured with; the same on every machine on the same day. */

export interface Entry {
  noun: NounName
  id: string
  account: string
  fields: Fields
}

export interface Size {
  accounts: number
  contacts: number
  notes: number
  checkIns: number
  actions: number
}

export const FULL: Size = {
  accounts: 10_000,
  contacts: 20_000,
  notes: 30_000,
  checkIns: 20_000,
  actions: 5_000,
}

const DAY_MS = 86_400_000
const SEED = 20_261_123
const YEARS_KEPT = 3
const TAGS = ['wine', 'retail', 'hotel', 'chain', 'organic', 'export', 'trial', 'winter']
const ROLES = ['Buyer', 'Owner', 'Chef', 'Store manager', 'Purchasing', 'Accountant', 'Sommelier']

/** Accounts, then contacts, open actions, check-ins and notes: every row after the account that it lies in. */
export function makeData(now: number, size: Size = FULL): Entry[] {
  const random = new Random(SEED)
  const idAt = (at: number) => newId(at, random.bytes(16))
  const ago = (days: number) => now - Math.floor(random.next() * days * DAY_MS)

  const accounts = times(size.accounts, () => {
    const id = idAt(ago(YEARS_KEPT * 365) - 30 * DAY_MS)
    return { noun: 'account' as const, id, account: id, fields: account(random, now) }
  })
  const contacts = times(size.contacts, i => {
    const at = accounts[i % accounts.length]!.id
    return { noun: 'contact' as const, id: idAt(ago(YEARS_KEPT * 365)), account: at, fields: contact(random) }
  })
  const peopleAt = groupByAccount(contacts)
  const someoneAt = (at: string): Fields => {
    const people = peopleAt.get(at)
    return people ? { [`with/${random.pick(people).id}`]: true } : {}
  }
  /** A few accounts have hundreds of entries, most a handful. */
  const busyAccount = () => accounts[Math.floor(accounts.length * random.next() ** 2.2)]!.id

  const actions = times(size.actions, () => {
    const fields = {
      text: sentence(random, 3 + random.below(4)).slice(0, -1),
      side: random.chance(0.8) ? 'ours' : 'theirs',
      due: plainDate(now + (random.below(130) - 10) * DAY_MS),
    }
    return { noun: 'action' as const, id: idAt(ago(60)), account: busyAccount(), fields }
  })
  const checkIns = times(size.checkIns, () => {
    const at = ago(YEARS_KEPT * 365)
    const where = busyAccount()
    const fields = {
      kind: random.pick(KINDS),
      pulse: random.pick(PULSES),
      at,
      said: report(random, length(random)),
      ...someoneAt(where),
    }
    return { noun: 'check-in' as const, id: idAt(at), account: where, fields }
  })
  const notes = times(size.notes, () => {
    const at = ago(YEARS_KEPT * 365)
    const where = busyAccount()
    return {
      noun: 'note' as const,
      id: idAt(at),
      account: where,
      fields: { at, body: report(random, length(random)), ...someoneAt(where) },
    }
  })
  return [...accounts, ...contacts, ...actions, ...checkIns, ...notes]
}

/** Names of accounts where much has happened, busiest first. */
export function busyAccounts(entries: readonly Entry[]): { id: string; name: string; history: number }[] {
  const history = new Map<string, number>()
  for (const { noun, account } of entries)
    if (noun === 'note' || noun === 'check-in') history.set(account, (history.get(account) ?? 0) + 1)
  return entries
    .filter(entry => entry.noun === 'account')
    .map(({ id, fields }) => ({ id, name: String(fields.name), history: history.get(id) ?? 0 }))
    .sort((a, b) => b.history - a.history)
}

function account(random: Random, now: number): Fields {
  const town = name(random)
  const company = `${name(random)} ${random.pick(['Foods', 'Wines', 'Market', 'Hotel', 'Trading', '& Sons', 'Deli'])}`
  return {
    name: company,
    stage: random.pick(STAGES),
    status: random.chance(0.95) ? 'active' : 'paused',
    key: random.chance(0.05),
    phone: `+49 ${100 + random.below(900)} ${1_000_000 + random.below(9_000_000)}`,
    email: `office@${word(random)}-${random.below(9999)}.example`,
    address: `${name(random)} ${1 + random.below(120)}`,
    town,
    postalCode: String(10_000 + random.below(89_999)),
    country: random.pick(['Germany', 'France', 'Spain', 'Sweden', 'Brazil', 'UK']),
    place: { latitude: 48 + random.next() * 6, longitude: 6 + random.next() * 8, accuracy: 20 },
    value: 1_000 * (1 + random.below(200)),
    currency: 'EUR',
    renewal: plainDate(now + random.below(365) * DAY_MS),
    cadence: random.pick([14, 30, 30, 60, 90]),
    channel: random.pick(CHANNELS),
    [`tag/${random.pick(TAGS)}`]: true,
  }
}

function contact(random: Random): Fields {
  const [first, last] = [name(random), name(random)]
  return {
    name: `${first} ${last}`,
    role: random.pick(ROLES),
    mobile: `+49 17${random.below(9)} ${1_000_000 + random.below(9_000_000)}`,
    email: `${word(random)}.${random.below(99_999)}@mail.example`,
  }
}

/** About 400 characters, some much shorter, some much longer. */
function length(random: Random): number {
  return 60 + Math.floor((random.next() + random.next()) * 300)
}

function plainDate(at: number): string {
  const date = new Date(at)
  return [
    date.getFullYear(),
    String(date.getMonth() + 1).padStart(2, '0'),
    String(date.getDate()).padStart(2, '0'),
  ].join('-')
}

function groupByAccount(entries: Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) groups.set(entry.account, [...(groups.get(entry.account) ?? []), entry])
  return groups
}

function times<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i))
}
