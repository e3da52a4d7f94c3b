import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { newId } from '../../app/model/id.ts'
import { hashOf } from '../../server/hash.ts'
import { newCode } from '../../server/identity/tokens.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Tables } from '../../server/store/store.ts'
import { writeAsServer } from '../../server/sync/keep.ts'
import type { BrowserDevice } from './browser.ts'
import type { Tend } from './tend.ts'

/** What is done to a running server's workspace past its screens, through a store of its own beside the server's. */

/** Another member joins on this device; answers their id. */
export async function joinAs(device: BrowserDevice, tend: Tend, name: string): Promise<string> {
  const id = newId()
  const code = newCode(randomBytes)
  await beside(tend, async (tables, workspace) => {
    const email = `${name.split(' ')[0]!.toLowerCase()}@northwind.example`
    await tables.keepMember({ id, workspace, email })
    const author = { member: id, workspace }
    await writeAsServer(tables, author, 'member', id, { name, role: 'rep' }, Date.now())
    const expires = Date.now() + 600_000
    await tables.keepLink({ hash: hashOf(code), kind: 'join', member: id, expires })
  })
  await device.page.goto(`${tend.origin}/join#${code}`)
  await device.page.getByRole('button', { name: /^Join/ }).click()
  await device.page.getByRole('heading', { name: 'Today' }).waitFor()
  return id
}

/** Shares an account with a member, or takes it away from them. */
export async function share(tend: Tend, account: string, member: string, shared: boolean): Promise<void> {
  await beside(tend, (tables, workspace) =>
    writeAsServer(
      tables,
      { member: '', workspace },
      'account',
      account,
      { [`share/${member}`]: shared },
      Date.now(),
    ),
  )
}

async function beside(tend: Tend, work: (tables: Tables, workspace: string) => Promise<void>): Promise<void> {
  const store = openSqlite(join(tend.data, 'tend.sqlite'))
  try {
    await store.transact(undefined, async tables => work(tables, (await tables.workspaces())[0]!))
  } finally {
    store.close()
  }
}
