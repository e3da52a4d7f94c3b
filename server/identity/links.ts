import { hashOf } from '../hash.ts'
import { answer } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { Ask } from '../http/env.ts'
import { addressOf, originOf } from '../http/origin.ts'
import { Problem } from '../http/problem.ts'
import { writeSessionCookie } from '../http/session-cookie.ts'
import type { Ports } from '../ports.ts'
import { countAttempt } from './attempts.ts'
import { JoinForm } from './forms.ts'
import { signedIn } from './me.ts'
import { startSession, stillIn } from './sessions.ts'
import { newCode, readCode } from './tokens.ts'

const LINK_LASTS_MS = 10 * 60 * 1000

/** `POST /api/links`: a way for a second device of this member to sign in; the link carries the code that can also be typed. */
export async function addLink(c: Ask, ports: Ports): Promise<Response> {
  const code = newCode(ports.random)
  const expires = ports.clock() + LINK_LASTS_MS
  const { member } = c.var.asker
  await ports.store.transact(undefined, async tables => {
    await stillIn(tables, c.var)
    await tables.keepLink({ hash: hashOf(code), kind: 'join', member, expires })
  })
  return answer(c, { url: `${originOf(c, ports)}/join#${code}`, code, expires })
}

/** `POST /api/join`: redeems a code, once, and signs this device in. */
export async function join(c: Ask, ports: Ports): Promise<Response> {
  const form = await readBody(c, JoinForm)
  const now = ports.clock()
  const budget = [{ of: 'codeFrom' as const, key: addressOf(c, ports) }]
  const { succeeded } = await countAttempt(ports.store, budget, now)
  const { token, me } = await ports.store.transact(undefined, async tables => {
    const link = await tables.link(hashOf(readCode(form.code)))
    const login = link?.kind === 'join' && link.member ? await tables.member(link.member) : undefined
    if (!link || !login) throw new Problem(403, 'wrong')
    if (link.used !== undefined) throw new Problem(410, 'used')
    if (link.expires !== undefined && link.expires < now) throw new Problem(410, 'expired')
    await tables.keepLink({ ...link, used: now })
    return {
      token: await startSession(tables, login, form.device, now, ports.random),
      me: await signedIn(tables, login),
    }
  })
  await succeeded()
  ports.log.info({ member: me.member.id, device: form.device.id }, 'joined')
  writeSessionCookie(c, ports, token)
  return answer(c, me)
}
