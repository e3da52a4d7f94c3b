import type { SignedIn } from '../../../app/model/protocol.ts'
import { Device, PASSWORD } from './device.ts'
import type { TestServer } from './server.ts'

export interface Invitation {
  id: string
  url: string
  role: string
  manager?: string
  email?: string
  by: string
  made: number
  expires: number
}

/** Asks for an invitation as this member; the status and what was answered. */
export async function askToInvite(by: Device, form: object) {
  const response = await by.browser.post('/api/invitations', form)
  return { status: response.status, ...((await response.json()) as Invitation & { code?: string }) }
}

export function tokenIn({ url }: { url: string }): string {
  return url.slice(url.indexOf('#') + 1)
}

let devices = 0

/** What somebody who follows a link fills in; the device is a new one each time. */
export function acceptForm(change: object = {}) {
  return {
    name: 'Nancy Davolio',
    email: 'nancy@northwind.example',
    password: PASSWORD,
    device: { id: (++devices).toString(16).padStart(16, 'a'), name: 'Phone' },
    ...change,
  }
}

/** A new member by an invitation from `by`, on a device of their own. */
export async function newMember(
  server: TestServer,
  by: Device,
  { role = 'rep', manager, name }: { role?: string; manager?: string; name: string },
): Promise<Device> {
  const invitation = await askToInvite(by, { role, manager })
  const form = acceptForm({
    token: tokenIn(invitation),
    name,
    email: `${name.split(' ')[0]?.toLowerCase()}@northwind.example`,
  })
  const browser = server.browser()
  const response = await browser.post('/api/accept', form)
  return new Device(form.device.id, browser, (await response.json()) as SignedIn)
}

/** Ada the admin, Steven who leads Nancy, Andrew who leads nobody. */
export async function team(server: TestServer, ada: Device) {
  const steven = await newMember(server, ada, { role: 'manager', name: 'Steven Buchanan' })
  const andrew = await newMember(server, ada, { role: 'manager', name: 'Andrew Fuller' })
  const nancy = await newMember(server, steven, { manager: steven.me.member.id, name: 'Nancy Davolio' })
  return { ada, steven, andrew, nancy }
}
