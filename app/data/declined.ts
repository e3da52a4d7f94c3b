import type { Restored } from '../model/protocol.ts'
import type { Answer } from './api.ts'
import { NOTHING_APPLIED } from './apply.ts'
import { takeAllAsides } from './asides.ts'
import { DEVICE, type DeviceRecord } from './database.ts'
import { forgetHandedIn, handIn, unsentIn } from './hand-in.ts'
import { renumber } from './renumber.ts'
import { noteRestored } from './restored.ts'
import type { Failed, Turning } from './turn.ts'

/** The server has declined a turn: some of its answers say what to do instead. */
export async function declined(
  turning: Turning,
  device: DeviceRecord,
  answer: Exclude<Answer, { ok: true }>,
): Promise<'again' | Failed> {
  const { db, ports } = turning
  if (answer.trouble !== 'refused') return answer
  if (answer.code === 'restored' && isRestored(answer.body)) {
    await noteRestored(db, device.turn, answer.body, ports.now())
    await tellSettled(turning, true)
    return 'again'
  }
  if (answer.code !== 'copied') return answer
  const { known } = answer.body as { known?: string[] }
  await renumber(db, device.turn, ports.newDeviceId(), new Set(known))
  await tellSettled(turning)
  return 'again'
}

function isRestored(body: unknown): body is Restored {
  const { boot, boots } = body as Partial<Restored>
  return typeof boot === 'string' && Array.isArray(boots)
}

/** A device that was revoked hands in what it has unsent, once, and then has nothing more to do here. */
export async function handInIfRevoked(turning: Turning, outcome: Failed): Promise<Failed> {
  if (outcome.trouble !== 'revoked') return outcome
  const { db, member, ports } = turning
  const device = (await db.device.get(DEVICE))!
  await takeAllAsides(db, true)
  const unsent = await unsentIn(db)
  const answer = await handIn(ports.network, member, device, 'revoked', unsent)
  if (!answer.ok) return answer.trouble === 'refused' ? outcome : answer
  await forgetHandedIn(db, unsent)
  await tellSettled(turning)
  const isAny = unsent.changes.length + unsent.drafts.length > 0
  turning.note({ handedIn: true, ...(isAny && { gave: true }) })
  return outcome
}

/** What waits has other names, or has seen less, than memory knows. */
async function tellSettled({ events }: Turning, attention = false): Promise<void> {
  await events.applied({ ...NOTHING_APPLIED, settled: true, attention })
}
