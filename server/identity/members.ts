import type { Person } from '../../app/model/access.ts'
import { mayInvite, mayLead } from '../../app/model/invitation.ts'
import { answer } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import type { Device, Tables } from '../store/store.ts'
import { writeAsServer } from '../sync/keep.ts'
import { peopleOf, personOf } from '../sync/people.ts'
import { MemberForm } from './forms.ts'

/** `POST /api/members/:id`: an admin says what a member is, in whose team, and whether they have left. */
export async function changeMember(c: Ask, ports: Ports): Promise<Response> {
  const form = await readBody(c, MemberForm)
  const { asker } = c.var
  const { workspace } = asker
  const id = c.req.param('id') ?? ''
  const now = ports.clock()
  await ports.store.transact(workspace, async tables => {
    const people = await peopleOf(tables, workspace)
    const admin = people.get(asker.member)
    if (admin?.role !== 'admin' || admin.left) throw new Problem(403, 'forbidden')
    const before = people.get(id)
    if (!before) throw new Problem(404, 'not_found')
    const after = personOf(id, { fields: { ...before, ...form } })
    requireSound(people, asker.member, after, form)
    await writeAsServer(tables, asker, 'member', id, form, now)
    await withdrawBeyond(tables, workspace, after, now)
    if (after.left) for (const device of await tables.devices(id)) await revoke(tables, device)
  })
  ports.log.info({ member: asker.member, changed: id, role: form.role, left: form.left }, 'member changed')
  return answer(c, { ok: true })
}

/** Nobody shuts themselves out, leads themselves, or leaves the workspace without an admin. */
function requireSound(people: ReadonlyMap<string, Person>, asker: string, after: Person, form: MemberForm) {
  if (form.left && after.id === asker) throw new Problem(403, 'self')
  const lead = form.manager ? people.get(form.manager) : undefined
  if (form.manager && !(lead && lead.id !== after.id && mayLead(lead))) throw new Problem(400, 'invalid')
  const everybody = [...people.values()].map(person => (person.id === after.id ? after : person))
  if (!everybody.some(({ role, left }) => role === 'admin' && !left)) throw new Problem(409, 'last-admin')
}

/** What somebody invited others to, they must still be allowed to. */
async function withdrawBeyond(tables: Tables, workspace: string, person: Person, now: number) {
  const made = (await tables.openInvitations(workspace, now)).filter(({ by }) => by === person.id)
  for (const invitation of made)
    if (!mayInvite(person, invitation)) await tables.keepInvitation({ ...invitation, withdrawn: now })
}

/** Its sessions open nothing more; what it has unsent it may still hand in. */
async function revoke(tables: Tables, device: Device) {
  await tables.keepDevice({ ...device, revoked: true })
}
