import type { Account } from '../../model/account.ts'
import { newId } from '../../model/id.ts'
import { type Fields, inAccount } from '../../model/row.ts'
import type { Edit, Me } from '../book.ts'
import { Calendar } from './calendar.ts'
import { CUSTOMERS, type Customer } from './customers.ts'
import { EMPLOYEES, type EmployeeCode } from './employees.ts'
import { STORIES } from './stories/index.ts'
import type { Story } from './story.ts'
import { placeIn } from './towns.ts'

/**
 * The example book: the customers of Northwind Traders as Nancy Davolio would carry them, twenty of them with a history.
 * Pure: the same day, moment and member give the same edits, ids included.
 */
export function exampleBook(today: string, now: number, me: Me): Edit[] {
  const calendar = new Calendar(today, now)
  const ids = new Ids()
  const owners = new Map<EmployeeCode, string>()
  const people = Object.keys(EMPLOYEES).map(code => memberEdit(Number(code) as EmployeeCode))
  const workspace: Edit = {
    noun: 'workspace',
    id: ids.next(calendar.made(LONG_KNOWN)),
    scope: 'workspace',
    patch: { name: 'Northwind Traders', currency: 'EUR', cadence: 30, buffer: 2, firstDay: 1 },
  }
  return [workspace, ...people, ...CUSTOMERS.flatMap(customerEdits)]

  function memberEdit(code: EmployeeCode): Edit {
    const id = code === ME ? me.member : ids.next(calendar.made(LONG_KNOWN))
    owners.set(code, id)
    return { noun: 'member', id, scope: 'workspace', patch: { ...EMPLOYEES[code] } }
  }

  function customerEdits(customer: Customer, number: number): Edit[] {
    const story = STORIES.find(story => story.code === customer.code)
    const made = calendar.made(story ? LONG_KNOWN : JUST_MET)
    const account = ids.next(made)
    const contact = ids.next(made)
    const scope = inAccount(account)
    return [
      { noun: 'account', id: account, scope, patch: accountOf(customer, story, number) },
      { noun: 'contact', id: contact, scope, patch: personOf(customer, story) },
      ...(story ? storyEdits(story, account, contact) : []),
    ]
  }

  function accountOf(customer: Customer, story: Story | undefined, number: number): Fields {
    const { name, code, phone, address, town, region, postalCode, country } = customer
    const plain: Partial<Account> = {
      name,
      externalId: code,
      owner: owners.get(story?.owner ?? customer.owner)!,
      phone,
      address,
      town,
      region,
      postalCode,
      country,
      place: placeIn(town, number),
      stage: story?.stage ?? 'tactical',
      status: story?.status ?? STATUS[code] ?? 'active',
      key: story?.key,
      value: story?.value ?? (customer.value || undefined),
      currency: 'EUR',
      // Whoever has no story renews far enough ahead not to ask for anything yet.
      renewal: renewalOf(story, customer, number),
      cadence: story?.cadence ?? (customer.value > SMALL ? 60 : 90),
      channel: story?.channel,
      about: story?.about,
    }
    const tags = [...new Set([customer.trade, ...(story?.tags ?? [])])]
    return filled({ ...plain, ...Object.fromEntries(tags.map(tag => [`tag/${tag}`, true])) })
  }

  function renewalOf(story: Story | undefined, customer: Customer, number: number): string | undefined {
    if (story) return story.renewal === undefined ? undefined : calendar.day(story.renewal)
    return customer.value > SMALL ? calendar.day(100 + ((number * 37) % 250)) : undefined
  }

  function storyEdits(story: Story, account: string, contact: string): Edit[] {
    const scope = inAccount(account)
    const talks = story.talks.map(({ ago, at, kind, pulse, said, without }): Edit => {
      const moment = calendar.moment(ago, at)
      const patch = filled({ kind, at: moment, pulse, said, ...(!without && { [`with/${contact}`]: true }) })
      return { noun: 'check-in', id: ids.next(Math.min(moment, now)), scope, patch }
    })
    const notes = story.notes.map(({ ago, at, body, tags }): Edit => {
      const moment = calendar.moment(ago, at)
      const set = Object.fromEntries((tags ?? []).map(tag => [`tag/${tag}`, true]))
      return {
        noun: 'note',
        id: ids.next(moment),
        scope,
        patch: { at: moment, body, [`with/${contact}`]: true, ...set },
      }
    })
    const actions = story.actions.map((todo): Edit => {
      const patch = filled({
        text: todo.text,
        owner: me.member,
        side: todo.side ?? 'ours',
        due: calendar.workday(todo.due),
        time: todo.time,
        promised: calendar.workday(todo.promised),
        snoozed: calendar.workday(todo.snoozed),
        done: todo.done === undefined ? undefined : calendar.moment(todo.done, '16:45'),
        about: todo.about,
      })
      return { noun: 'action', id: ids.next(calendar.moment(todo.asked, '17:30')), scope, patch }
    })
    return [...talks, ...notes, ...actions]
  }
}

const ME: EmployeeCode = 1
/** Days since a customer with a story, and one without, came into the book. */
const LONG_KNOWN = 400
const JUST_MET = 6
/** Euros a year under which a customer is seen less often. */
const SMALL = 5000
const STATUS: Record<string, Account['status']> = { FISSA: 'paused', PARIS: 'paused', CENTC: 'lost' }

function personOf(customer: Customer, story: Story | undefined): Fields {
  const email = story && `${latin(customer.person, '.')}@${latin(customer.name, '')}.example`
  return filled({ name: customer.person, role: customer.role, email, ...story?.person })
}

/** A name as it stands in an e-mail address. */
function latin(name: string, between: string): string {
  const words = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
  return words.trim().replace(/ +/g, between)
}

function filled(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''))
}

/** Ids that say when a row was made, the rest of them counted. */
class Ids {
  #made = 0

  next(at: number): string {
    this.#made += 1
    const random = new Uint8Array(16)
    new DataView(random.buffer).setUint32(12, this.#made)
    return newId(at, random)
  }
}
