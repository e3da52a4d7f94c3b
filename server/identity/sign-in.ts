import { MEMBER_HEADER } from '../../app/model/protocol.ts'
import { hashOf } from '../hash.ts'
import { answer } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { Ask } from '../http/env.ts'
import { addressOf } from '../http/origin.ts'
import { Problem } from '../http/problem.ts'
import { dropSessionCookie, readSessionCookie, writeSessionCookie } from '../http/session-cookie.ts'
import type { Ports } from '../ports.ts'
import { lookAgain } from '../sync/pokes.ts'
import { countAttempt } from './attempts.ts'
import { PasswordForm, requireStrong, SignInForm } from './forms.ts'
import { signedIn } from './me.ts'
import { startSession, stillIn } from './sessions.ts'

/** `POST /api/sign-in` with e-mail and password. An unknown e-mail takes as long and answers the same as a wrong password. */
export async function signIn(c: Ask, ports: Ports): Promise<Response> {
  const form = await readBody(c, SignInForm)
  const now = ports.clock()
  const { succeeded } = await countAttempt(ports.store, passwordBudgets(c, ports, form.email), now)
  const { login, hash } = await ports.store.transact(undefined, async tables => {
    const login = await tables.memberByEmail(form.email)
    return { login, hash: login && (await tables.password(login.id)) }
  })
  const matches = await ports.passwords.matches(form.password, hash ?? (await decoy(ports)))
  if (!login || !hash || !matches) {
    ports.log.warn({ member: login?.id }, 'wrong password')
    throw new Problem(403, 'wrong')
  }
  const { token, me } = await ports.store.transact(undefined, async tables => {
    // It may have been changed while it was looked at.
    if ((await tables.password(login.id)) !== hash) throw new Problem(403, 'wrong')
    return {
      token: await startSession(tables, login, form.device, now, ports.random),
      me: await signedIn(tables, login),
    }
  })
  await succeeded()
  writeSessionCookie(c, ports, token)
  return answer(c, me)
}

/** `POST /api/sign-out`: ends this session; without one, or where it has become somebody else's, it is done already. */
export async function signOut(c: Ask, ports: Ports): Promise<Response> {
  const token = readSessionCookie(c, ports)
  const named = c.req.header(MEMBER_HEADER)
  const isOurs = await ports.store.transact(undefined, async tables => {
    const session = token ? await tables.session(hashOf(token)) : undefined
    if (session && named !== undefined && named !== session.member) return false
    if (session) await tables.endSession(session.hash)
    return true
  })
  if (isOurs) dropSessionCookie(c, ports)
  return answer(c, { ok: true })
}

/** `POST /api/password`: changes it, knowing the old one, and ends the member's other sessions. */
export async function changePassword(c: Ask, ports: Ports): Promise<Response> {
  const form = await readBody(c, PasswordForm)
  requireStrong(form.new)
  const { asker, session } = c.var
  const { succeeded } = await countAttempt(
    ports.store,
    passwordBudgets(c, ports, asker.member),
    ports.clock(),
  )
  const old = await ports.store.transact(undefined, tables => tables.password(asker.member))
  if (!old || !(await ports.passwords.matches(form.old, old))) throw new Problem(403, 'wrong')
  const hash = await ports.passwords.hash(form.new)
  await ports.store.transact(undefined, async tables => {
    await stillIn(tables, c.var)
    await tables.keepPassword(asker.member, hash)
    await tables.endSessions(asker.member, session.hash)
  })
  await succeeded()
  lookAgain(ports, asker.workspace)
  ports.log.info({ member: asker.member }, 'password changed')
  return answer(c, { ok: true })
}

function passwordBudgets(c: Ask, ports: Ports, account: string) {
  const address = addressOf(c, ports)
  return [
    { of: 'accountFrom' as const, key: `${account} ${address}` },
    { of: 'account' as const, key: account },
    { of: 'address' as const, key: address },
  ]
}

const decoys = new WeakMap<Ports['passwords'], Promise<string>>()

/** A hash nobody's password matches, made once, to spend the same time on an e-mail nobody has. */
function decoy({ passwords, random }: Ports): Promise<string> {
  const hash = decoys.get(passwords) ?? passwords.hash(Buffer.from(random(32)).toString('hex'))
  decoys.set(passwords, hash)
  return hash
}
