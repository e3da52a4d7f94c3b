import type { Change, Verdict } from '../../../app/model/change.ts'
import type { Fields } from '../../../app/model/row.ts'
import { type Device, founded } from './device.ts'
import { testServer } from './server.ts'

/** Ada at her desk, with one account; `made` is a new row of it. */
export async function atTheHorn() {
  const server = testServer()
  const desk = await founded(server)
  const { row: account } = await desk.put(desk.account())
  const made = (noun: string, patch: Fields, more: Partial<Change> = {}) =>
    desk.change({ noun, scope: account.scope, patch, ...more })
  return { server, desk, account, made }
}

export async function verdictOn(device: Device, change: unknown): Promise<Verdict> {
  return (await device.sync([change])).verdicts[0]!
}

interface Entry {
  patch: Fields
  replaced: Fields
  member: string
}

export async function historyOf(device: Device, row: string): Promise<Entry[]> {
  const response = await device.browser.get(`/api/history?row=${row}`)
  return ((await response.json()) as { entries: Entry[] }).entries
}
