import { join } from 'node:path'
import type { Me } from '../../../app/data/book.ts'
import { newId } from '../../../app/model/id.ts'
import { startSession } from '../../../server/identity/sessions.ts'
import { openSqlite } from '../../../server/store/sqlite.ts'
import type { Tables } from '../../../server/store/store.ts'
import { writeAsServer } from '../../../server/sync/keep.ts'
import type { Random } from '../../simulation/random.ts'

/** A device that is signed in: its id, its cookie, and whose it is. */
export interface Seat {
  device: string
  cookie: string
  me: Me
}

/**
 * Workspaces of one admin each with their devices signed in, written into a data folder before its server starts; `reps` are further
 * members, by how many devices each has. Set-up makes one workspace only, and joining a hundred devices by link would spend the budget
 * that keeps codes from being guessed.
 */
export async function takeSeats(
  data: string,
  { workspaces, devices, reps = [] }: { workspaces: number; devices: number; reps?: number[] },
  random: Random,
): Promise<Seat[]> {
  const store = openSqlite(join(data, 'tend.sqlite'))
  const server = newId(Date.now(), random.bytes(16))
  const seats: Seat[] = []
  await store.transact(undefined, tables => tables.keepServerId(server))
  for (let number = 0; number < workspaces; number++) {
    const workspace = newId(Date.now(), random.bytes(16))
    await store.transact(workspace, async tables => {
      const me = await found(tables, workspace, number, server, random)
      for (let device = 0; device < devices; device++) seats.push(await sit(tables, me, random))
      for (const [index, devices] of reps.entries()) {
        const rep = await hire(tables, me, index, random)
        for (let device = 0; device < devices; device++) seats.push(await sit(tables, rep, random))
      }
    })
  }
  store.close()
  return seats
}

async function found(
  tables: Tables,
  workspace: string,
  number: number,
  server: string,
  random: Random,
): Promise<Me> {
  const now = Date.now()
  const member = newId(now, random.bytes(16))
  const author = { member, workspace }
  const [name, email] = [`Nancy ${number}`, emailOf(number)]
  await tables.createWorkspace(workspace)
  await tables.keepMember({ id: member, workspace, email })
  await writeAsServer(tables, author, 'workspace', workspace, { name: `Northwind ${number}` }, now)
  await writeAsServer(tables, author, 'member', member, { name, email, role: 'admin' }, now)
  return { member, name, workspace, server }
}

async function hire(tables: Tables, { workspace, server }: Me, number: number, random: Random): Promise<Me> {
  const now = Date.now()
  const member = newId(now, random.bytes(16))
  const [name, email] = [`Bob ${number}`, `bob.${number}@northwind.example`]
  await tables.keepMember({ id: member, workspace, email })
  await writeAsServer(tables, { member, workspace }, 'member', member, { name, email, role: 'rep' }, now)
  return { member, name, workspace, server }
}

async function sit(tables: Tables, me: Me, random: Random): Promise<Seat> {
  const device = Buffer.from(random.bytes(8)).toString('hex')
  const login = { id: me.member, workspace: me.workspace, email: '' }
  const token = await startSession(tables, login, { id: device, name: 'Phone' }, Date.now(), n =>
    random.bytes(n),
  )
  return { device, cookie: `tend=${token}`, me }
}

const emailOf = (number: number) => `nancy.${number}@northwind.example`
