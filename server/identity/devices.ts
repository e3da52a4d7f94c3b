import { answer } from '../http/answer.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { lookAgain } from '../sync/pokes.ts'

/** `GET /api/devices`: where this member is signed in, last used first. */
export async function listDevices(c: Ask, ports: Ports): Promise<Response> {
  const { member, device } = c.var.asker
  const devices = await ports.store.transact(undefined, tables => tables.devices(member))
  return answer(c, {
    devices: devices.map(({ id, name, seen }) => ({ id, name, seen, here: id === device })),
  })
}

/** `DELETE /api/devices/:id`: its sessions answer `revoked` from now on. */
export async function revokeDevice(c: Ask, ports: Ports): Promise<Response> {
  const { member, workspace } = c.var.asker
  const id = c.req.param('id') ?? ''
  await ports.store.transact(undefined, async tables => {
    const device = await tables.device(id)
    if (device?.member !== member) throw new Problem(404, 'not_found')
    await tables.keepDevice({ ...device, revoked: true })
  })
  lookAgain(ports, workspace)
  ports.log.info({ member, device: id }, 'device revoked')
  return answer(c, { ok: true })
}
