import { newId } from '../../app/model/id.ts'
import { mayInvite, mayLead } from '../../app/model/invitation.ts'
import { hashOf } from '../hash.ts'
import { answer } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { Ask } from '../http/env.ts'
import { originOf } from '../http/origin.ts'
import { Problem } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import type { Invitation, Tables } from '../store/store.ts'
import type { Asker } from '../sync/access.ts'
import { requireConfirmed } from '../sync/confirming.ts'
import { peopleOf } from '../sync/people.ts'
import { InvitationForm } from './forms.ts'
import { stillIn } from './sessions.ts'
import { newToken } from './tokens.ts'

export const INVITATION_LASTS_MS = 7 * 24 * 60 * 60 * 1000
/** A team is invited in a morning; more open links than this are forgotten ones. */
export const MOST_OPEN = 200

/** `POST /api/invitations`: a link by which one person becomes a member, once. Its token is told here and never again. */
export async function invite(c: Ask, ports: Ports): Promise<Response> {
  const form = await readBody(c, InvitationForm)
  const { member, workspace } = c.var.asker
  const [made, token] = [ports.clock(), newToken(ports.random)]
  const invitation: Invitation = {
    id: newId(made, ports.random(16)),
    workspace,
    hash: hashOf(token),
    by: member,
    ...form,
    made,
    expires: made + INVITATION_LASTS_MS,
  }
  await ports.store.transact(workspace, async tables => {
    await stillIn(tables, c.var)
    const people = await peopleOf(tables, workspace)
    const asker = people.get(member)
    if (!asker || !mayInvite(asker, form)) throw new Problem(403, 'forbidden')
    await requireConfirmed(tables, workspace, asker)
    const lead = form.manager ? people.get(form.manager) : undefined
    if (form.manager && !(lead && mayLead(lead))) throw new Problem(400, 'invalid')
    if (form.email && (await tables.memberByEmail(form.email))?.workspace === workspace)
      throw new Problem(409, 'email-taken')
    if ((await tables.openInvitations(workspace, made)).length >= MOST_OPEN)
      throw new Problem(429, 'too-many')
    await tables.keepInvitation(invitation)
  })
  ports.log.info({ member, invitation: invitation.id, role: form.role }, 'invited')
  return answer(c, { url: `${originOf(c, ports)}/invite#${token}`, ...told(invitation) })
}

/** `GET /api/invitations`: those that are open; to a manager those into their team, to a rep none. */
export async function listInvitations(c: Ask, ports: Ports): Promise<Response> {
  const open = await ports.store.transact(c.var.asker.workspace, tables =>
    openTo(tables, c.var.asker, ports.clock()),
  )
  return answer(c, { invitations: open.map(told) })
}

/** `DELETE /api/invitations/:id`: its link opens nothing from now on. */
export async function withdrawInvitation(c: Ask, ports: Ports): Promise<Response> {
  const { asker } = c.var
  const id = c.req.param('id') ?? ''
  const now = ports.clock()
  await ports.store.transact(asker.workspace, async tables => {
    const invitation = (await openTo(tables, asker, now)).find(one => one.id === id)
    if (!invitation) throw new Problem(404, 'not_found')
    await tables.keepInvitation({ ...invitation, withdrawn: now })
  })
  ports.log.info({ member: asker.member, invitation: id }, 'invitation withdrawn')
  return answer(c, { ok: true })
}

/** Open invitations that this member could have made. */
async function openTo(tables: Tables, { member, workspace }: Asker, now: number): Promise<Invitation[]> {
  const person = (await peopleOf(tables, workspace)).get(member)
  const open = await tables.openInvitations(workspace, now)
  return person ? open.filter(invitation => mayInvite(person, invitation)) : []
}

function told({ id, role, manager, email, by, made, expires }: Invitation) {
  return { id, role, manager, email, by, made, expires }
}
