import { hashOf } from '../hash.ts'
import { Problem } from '../http/problem.ts'
import type { Login, Session, Tables } from '../store/store.ts'
import type { Asker } from '../sync/access.ts'
import { newToken } from './tokens.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** A phone left in a drawer over the summer still syncs; one lost for a season does not. */
export const IDLE_MS = 90 * DAY_MS
export const LONGEST_MS = 365 * DAY_MS
/** Use is noted this often at most: a pull that changes nothing writes nothing. */
const NOTED_EVERY_MS = 60 * 60 * 1000

/** Who asks, and by what session. */
export interface Found {
  asker: Asker
  session: Session
}

export interface DeviceName {
  id: string
  name: string
}

/** Signs a device in and returns the token its cookie carries; the store keeps only its hash. Whoever has left is not let in. */
export async function startSession(
  tables: Tables,
  login: Login,
  device: DeviceName,
  now: number,
  random: (bytes: number) => Uint8Array,
): Promise<string> {
  const row = (await tables.rows(login.workspace, [login.id])).get(login.id)
  if (row?.fields.left === true) throw new Problem(403, 'left')
  const known = await tables.device(device.id)
  if (known && known.member !== login.id) throw new Problem(409, 'taken')
  // Older cookies of this device, perhaps revoked with it, must not come back to life with the new one.
  await tables.endSessionsOf(device.id)
  const fresh = { member: login.id, settled: 0 }
  await tables.keepDevice({ ...fresh, ...known, ...device, seen: now, revoked: false })
  const token = newToken(random)
  await tables.keepSession({
    hash: hashOf(token),
    member: login.id,
    device: device.id,
    created: now,
    seen: now,
  })
  return token
}

/** Who holds this token; a 401 says why nobody does. A revoked device is nobody, except where it hands in what it has unsent. */
export async function askerOf(
  tables: Tables,
  token: string | undefined,
  now: number,
  isHandingIn = false,
): Promise<Found> {
  const session = token ? await tables.session(hashOf(token)) : undefined
  const login = session && (await tables.member(session.member))
  if (!session || !login) throw new Problem(401, 'expired')
  const device = await tables.device(session.device)
  if (!device || (device.revoked && !isHandingIn)) throw new Problem(401, 'revoked')
  if (now - session.seen > IDLE_MS || now - session.created > LONGEST_MS) throw new Problem(401, 'expired')
  if (now - session.seen > NOTED_EVERY_MS) {
    await tables.keepSession({ ...session, seen: now })
    await tables.keepDevice({ ...device, seen: now })
  }
  return { asker: { member: login.id, workspace: login.workspace, device: device.id }, session }
}

/** Looks again, within a transaction: the session may have ended, or its device been revoked, while the question was still on its way. */
export async function stillIn(tables: Tables, { asker, session }: Found): Promise<void> {
  if ((await tables.device(asker.device))?.revoked !== false) throw new Problem(401, 'revoked')
  if (!(await tables.session(session.hash))) throw new Problem(401, 'expired')
}

/**
 * A session goes on with the device it names. A browser whose storage was cleared keeps its cookie and comes with a new device id:
 * the session takes that one. A device of somebody else is never taken, and a session that has ended since it was asked for stays ended.
 */
export async function followDevice(
  tables: Tables,
  asker: Asker,
  session: Session,
  device: string,
  now: number,
): Promise<Asker> {
  await stillIn(tables, { asker, session })
  if (device === asker.device) return asker
  const known = await tables.device(device)
  if (known && known.member !== asker.member) throw new Problem(401, 'other_member')
  if (known?.revoked) throw new Problem(401, 'revoked')
  const before = await tables.device(asker.device)
  if (!known)
    await tables.keepDevice({
      id: device,
      member: asker.member,
      name: before?.name ?? '',
      settled: 0,
      seen: now,
      revoked: false,
    })
  await tables.keepSession({ ...session, device })
  return { ...asker, device }
}
