import { newId } from '../../../app/model/id.ts'
import { startSession } from '../../../server/identity/sessions.ts'
import { Device } from './device.ts'
import type { TestServer } from './server.ts'

/** Eve, signed in to another workspace of the same server. */
export async function stranger(server: TestServer): Promise<Device> {
  const login = { id: newId(), workspace: newId(), email: 'eve@elsewhere.example' }
  const device = { id: 'e'.repeat(16), name: 'Eve' }
  const token = await server.ports.store.transact(undefined, async tables => {
    await tables.createWorkspace(login.workspace)
    await tables.keepMember(login)
    return startSession(tables, login, device, server.time.now, server.ports.random)
  })
  const browser = server.browser()
  browser.cookie = `tend=${token}`
  const member = { id: login.id, name: 'Eve', email: login.email }
  return new Device(device.id, browser, { server: '', workspace: { id: login.workspace }, member })
}
