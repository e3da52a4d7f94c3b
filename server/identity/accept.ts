import { newId } from '../../app/model/id.ts'
import type { InvitedTo } from '../../app/model/invitation.ts'
import { hashOf } from '../hash.ts'
import { answer } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { Ask } from '../http/env.ts'
import { addressOf } from '../http/origin.ts'
import { Problem } from '../http/problem.ts'
import { writeSessionCookie } from '../http/session-cookie.ts'
import type { Log } from '../log.ts'
import type { Ports } from '../ports.ts'
import type { Invitation, Tables } from '../store/store.ts'
import { writeAsServer } from '../sync/keep.ts'
import { countAttempt } from './attempts.ts'
import { AcceptForm, InvitedForm, requireStrong } from './forms.ts'
import { signedIn } from './me.ts'
import { startSession } from './sessions.ts'

/** `POST /api/invited`: who invites and to which workspace, for whoever holds the link; for which address it was made is not told. */
export async function readInvitation(c: Ask, ports: Ports): Promise<Response> {
  const { token } = await readBody(c, InvitedForm)
  const now = ports.clock()
  const budget = [{ of: 'codeFrom' as const, key: addressOf(c, ports) }]
  const { succeeded } = await countAttempt(ports.store, budget, now)
  const about = ports.store.transact(undefined, async tables => {
    const { workspace, by } = await requireUsable(tables, { token }, now, ports.log)
    const rows = await tables.rows(workspace, [workspace, by])
    const nameOf = (id: string) => String(rows.get(id)?.fields.name ?? '')
    return { workspace: nameOf(workspace), by: nameOf(by) } satisfies InvitedTo
  })
  // Who holds a link guesses nothing, though it may be used or withdrawn by now.
  const isGuess = await about.then(
    () => false,
    cause => cause instanceof Problem && cause.code === 'wrong',
  )
  if (!isGuess) await succeeded()
  return answer(c, await about)
}

/** `POST /api/accept`: whoever was invited becomes a member and is signed in on this device. A link does it once. */
export async function acceptInvitation(c: Ask, ports: Ports): Promise<Response> {
  const form = await readBody(c, AcceptForm)
  requireStrong(form.password)
  const now = ports.clock()
  const budget = [{ of: 'codeFrom' as const, key: addressOf(c, ports) }]
  const { succeeded } = await countAttempt(ports.store, budget, now)
  const open = (tables: Tables) => requireOpen(tables, form, now, ports.log)
  const { workspace } = await ports.store.transact(undefined, open)
  const password = await ports.passwords.hash(form.password)
  const id = newId(now, ports.random(16))
  const login = { id, workspace, email: form.email }

  const { token, me, invitation } = await ports.store.transact(workspace, async tables => {
    const invitation = await open(tables)
    const { role, manager } = invitation
    const { name, email, device } = form
    await tables.keepInvitation({ ...invitation, used: now })
    await tables.keepMember(login)
    await tables.keepPassword(id, password)
    const fields = { name, email, role, ...(manager && { manager }) }
    await writeAsServer(tables, { member: id, workspace }, 'member', id, fields, now)
    return {
      token: await startSession(tables, login, device, now, ports.random),
      me: await signedIn(tables, login),
      invitation: invitation.id,
    }
  })
  await succeeded()
  ports.log.info({ member: id, workspace, invitation, device: form.device.id }, 'invitation accepted')
  writeSessionCookie(c, ports, token)
  return answer(c, me)
}

/** The invitation this token opens for this address; looked for before the password is hashed, which is dear, and again when it is used. */
async function requireOpen(
  tables: Tables,
  form: Pick<AcceptForm, 'token' | 'email'>,
  now: number,
  log: Log,
): Promise<Invitation> {
  const invitation = await requireUsable(tables, form, now, log)
  if (await tables.memberByEmail(form.email)) throw new Problem(409, 'email-taken')
  return invitation
}

/** What is wrong with an invitation is told only to who holds a token, and noted: it may be somebody else. */
async function requireUsable(
  tables: Tables,
  { token, email }: { token: string; email?: string },
  now: number,
  log: Log,
): Promise<Invitation> {
  const invitation = await tables.invitation(hashOf(token))
  const problem = problemWith(invitation, email, now)
  if (!invitation || problem) {
    log.warn({ invitation: invitation?.id, code: problem?.code }, 'invitation refused')
    throw problem
  }
  return invitation
}

/** Before its `email` is filled in nobody can say that it is another than the link was made for. */
function problemWith(
  invitation: Invitation | undefined,
  email: string | undefined,
  now: number,
): Problem | undefined {
  if (!invitation) return new Problem(403, 'wrong')
  if (invitation.withdrawn !== undefined) return new Problem(410, 'withdrawn')
  if (invitation.used !== undefined) return new Problem(410, 'used')
  if (invitation.expires < now) return new Problem(410, 'expired')
  const isOther = email !== undefined && invitation.email !== undefined && invitation.email !== email
  return isOther ? new Problem(403, 'other-email') : undefined
}
