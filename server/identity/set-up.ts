import { newId } from '../../app/model/id.ts'
import { hashOf } from '../hash.ts'
import { answer } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import { writeSessionCookie } from '../http/session-cookie.ts'
import type { Ports } from '../ports.ts'
import type { Link, Tables } from '../store/store.ts'
import { noteBoot } from '../sync/boots.ts'
import { writeAsServer } from '../sync/keep.ts'
import { requireStrong, SetUpForm } from './forms.ts'
import { signedIn } from './me.ts'
import { startSession } from './sessions.ts'
import { newToken } from './tokens.ts'

/** The token of a link that makes the first workspace and member, or undefined when there is one already. Valid until used. */
export function newSetUpToken({
  store,
  random,
}: Pick<Ports, 'store' | 'random'>): Promise<string | undefined> {
  return store.transact(undefined, async tables => {
    if (await tables.hasWorkspace()) return undefined
    const token = newToken(random)
    await tables.keepLink({ hash: hashOf(token), kind: 'set-up' })
    return token
  })
}

/** `POST /api/set-up`: the first member founds the workspace and is signed in on this device. */
export async function setUp(c: Ask, ports: Ports): Promise<Response> {
  const form = await readBody(c, SetUpForm)
  requireStrong(form.password)
  await ports.store.transact(undefined, tables => requireOpen(tables, form.token))
  const now = ports.clock()
  const password = await ports.passwords.hash(form.password)
  const [workspace, id] = [newId(now, ports.random(16)), newId(now, ports.random(16))]
  const login = { id, workspace, email: form.email }
  const author = { member: id, workspace }

  const { token, me } = await ports.store.transact(workspace, async tables => {
    const link = await requireOpen(tables, form.token)
    await tables.keepLink({ ...link, used: now })
    await tables.keepServerId(newId(now, ports.random(16)))
    await tables.createWorkspace(workspace)
    await noteBoot(tables, workspace, ports.boot)
    await tables.keepMember(login)
    await tables.keepPassword(id, password)
    await writeAsServer(tables, author, 'workspace', workspace, { name: form.workspace }, now)
    const { name, email } = form
    await writeAsServer(tables, author, 'member', id, { name, email, role: 'admin' }, now)
    return {
      token: await startSession(tables, login, form.device, now, ports.random),
      me: await signedIn(tables, login),
    }
  })
  ports.log.info({ member: id, workspace }, 'set up')
  writeSessionCookie(c, ports, token)
  return answer(c, me)
}

/** Asked before the password is hashed, which is dear, and again when the workspace is made. */
async function requireOpen(tables: Tables, token: string): Promise<Link> {
  const link = await tables.link(hashOf(token))
  if (link?.kind !== 'set-up') throw new Problem(403, 'wrong')
  if (await tables.hasWorkspace()) throw new Problem(410, 'used')
  return link
}
