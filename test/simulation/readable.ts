import type { Row } from '../../app/model/row.ts'

/**
 * What a member must hold of the server's rows, in lines of its own: the workspace's, their private ones, and those of accounts they own
 * or made, that are shared with them, whose owner is of their team; an admin every account's.
 */
export function readableBy(member: string, rows: ReadonlyMap<string, Row>): Map<string, Row> {
  const role = rows.get(member)?.fields.role
  const readsAccount = (id: string) => {
    const account = rows.get(id)
    if (!account) return false
    const owner = String(account.fields.owner ?? account.by)
    if (role === 'admin' || owner === member || account.fields[`share/${member}`] === true) return true
    return role === 'manager' && rows.get(owner)?.fields.manager === member
  }
  const reads = ({ scope }: Row) => {
    const [kind, id] = scope.split('/')
    return (
      kind === 'workspace' ||
      (kind === 'member' && id === member) ||
      (kind === 'account' && readsAccount(id!))
    )
  }
  return new Map([...rows].filter(([, row]) => reads(row)))
}
