import type { SignedIn } from '../../app/model/protocol.ts'
import { answer } from '../http/answer.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import type { Login, Tables } from '../store/store.ts'

/** `GET /api/me`: who this device is signed in as. */
export async function me(c: Ask, ports: Ports): Promise<Response> {
  return answer(
    c,
    await ports.store.transact(undefined, async tables => {
      const login = await tables.member(c.var.asker.member)
      if (!login) throw new Problem(401, 'expired')
      return signedIn(tables, login)
    }),
  )
}

/** What a device is told of the member it has been signed in as. */
export async function signedIn(tables: Tables, login: Login): Promise<SignedIn> {
  const row = (await tables.rows(login.workspace, [login.id])).get(login.id)
  return {
    server: await tables.serverId(),
    workspace: { id: login.workspace },
    member: { id: login.id, name: String(row?.fields.name ?? ''), email: login.email },
  }
}
