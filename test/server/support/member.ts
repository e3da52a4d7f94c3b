import { newId } from '../../../app/model/id.ts'
import type { SignedIn } from '../../../app/model/protocol.ts'
import type { Fields } from '../../../app/model/row.ts'
import { startSession } from '../../../server/identity/sessions.ts'
import { writeAsServer } from '../../../server/sync/keep.ts'
import { Device } from './device.ts'
import type { TestServer } from './server.ts'

let made = 0

/** Another member of the first one's workspace, signed in on a device of their own. */
export async function memberBeside(
  server: TestServer,
  first: Device,
  name: string,
  about: Fields = { role: 'rep' },
): Promise<Device> {
  const workspace = first.me.workspace.id
  const id = newId()
  const login = { id, workspace, email: `${name.toLowerCase()}@northwind.example` }
  const device = { id: (++made).toString(16).padStart(16, 'c'), name: 'Phone' }
  const token = await server.ports.store.transact(workspace, async tables => {
    await tables.keepMember(login)
    await writeAsServer(tables, { member: id, workspace }, 'member', id, { name, ...about }, server.time.now)
    return startSession(tables, login, device, server.time.now, server.ports.random)
  })
  const browser = server.browser()
  browser.cookie = `tend=${token}`
  const me: SignedIn = { ...first.me, member: { id, name, email: login.email } }
  return new Device(device.id, browser, me)
}

/** Gives a member another role, team or state, as the server's own hand does. */
export async function changeMember(server: TestServer, first: Device, member: string, patch: Fields) {
  const workspace = first.me.workspace.id
  await server.ports.store.transact(workspace, tables =>
    writeAsServer(tables, { member: '', workspace }, 'member', member, patch, server.time.now),
  )
}
