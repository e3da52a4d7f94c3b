import { mayRead, type Owned, ownerOf, type Person } from '../../app/model/access.ts'
import { isSame } from '../../app/model/merge.ts'
import type { Row } from '../../app/model/row.ts'
import { EVERY_ACCOUNT, type Tables } from '../store/store.ts'
import { peopleOf } from './people.ts'

/** Keeps what is granted in step with the rows that decide it, in the transaction of their change. */
export interface Granting {
  /** Who may read the account now, admins aside; undefined when this change decides nothing of it. */
  followAccount(before: Row | undefined, after: Row): Promise<ReadonlySet<string> | undefined>
  /** A member was made, or has another role, team or state: every account is looked at again. */
  followMember(after: Row): Promise<void>
  people(): Promise<ReadonlyMap<string, Person>>
}

export function granting(tables: Tables, workspace: string): Granting {
  let known: Promise<Map<string, Person>> | undefined

  function people() {
    known ??= peopleOf(tables, workspace)
    return known
  }

  async function give(member: string, scope: string, changed: number, isBorn = false) {
    await tables.keepGrant(workspace, { member, scope, since: changed, isBorn, isEnded: false, changed })
  }

  async function end(member: string, scope: string, changed: number) {
    await tables.keepGrant(workspace, {
      member,
      scope,
      since: changed,
      isBorn: false,
      isEnded: true,
      changed,
    })
  }

  async function followAccount(before: Row | undefined, after: Row) {
    if (before && isSame(decisive(before), decisive(after))) return undefined
    const readers = readersOf(after, await people())
    const granted = new Set(before ? await tables.grantedTo(workspace, after.scope) : [])
    for (const member of readers)
      if (!granted.has(member)) await give(member, after.scope, after.revision, !before)
    for (const member of granted) if (!readers.has(member)) await end(member, after.scope, after.revision)
    return readers
  }

  async function followMember({ revision }: Row) {
    known = undefined
    const everybody = await people()
    const accounts = await tables.accounts(workspace)
    for (const person of everybody.values()) {
      const wanted = new Set(
        isAdmin(person)
          ? [EVERY_ACCOUNT]
          : accounts
              .filter(account => readersOf(account, everybody).has(person.id))
              .map(({ scope }) => scope),
      )
      const granted = new Set(await tables.grants(workspace, person.id))
      for (const scope of wanted) if (!granted.has(scope)) await give(person.id, scope, revision)
      for (const scope of granted) if (!wanted.has(scope)) await end(person.id, scope, revision)
    }
  }

  return { followAccount, followMember, people }
}

/** Members who read an account by name; admins read every one. */
function readersOf(account: Row, people: ReadonlyMap<string, Person>): Set<string> {
  const owned = ownedBy(account)
  const owner = people.get(ownerOf(owned) ?? '')
  const readers = [...people.values()].filter(person => !isAdmin(person) && mayRead(person, owned, owner))
  return new Set(readers.map(({ id }) => id))
}

/** The account's fields laid flat, as the rules of access read them. */
export function ownedBy({ by, fields }: Pick<Row, 'by' | 'fields'>): Owned {
  return { ...fields, ...(by && { by }) }
}

function isAdmin({ role, left }: Person): boolean {
  return role === 'admin' && !left
}

/** The part of an account that says who may read it. */
function decisive({ by, fields }: Row) {
  const shares = Object.entries(fields).filter(
    ([field, value]) => field.startsWith('share/') && value === true,
  )
  return [by, fields.owner, shares.map(([field]) => field).sort()]
}
