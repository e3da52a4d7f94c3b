import { inAccount, type Row } from '../../app/model/row.ts'
import { type Access, can } from './access.ts'

/** A row as this member gets it: without the server's marks, and naming no account it once lay in that they may not read. */
export function present(row: Row, access: Access): Row {
  const { noun, id, scope, revision, by, past, left, fields } = row
  const known = past?.filter(account => can(access, 'read', { ...row, scope: inAccount(account) }))
  return {
    noun,
    id,
    scope,
    revision,
    ...(by && { by }),
    ...(known?.length && { past: known }),
    ...(left && { left }),
    fields,
  }
}
