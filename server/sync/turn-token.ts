import { type Change, counterOf } from '../../app/model/change.ts'
import { readChange } from '../../app/model/protocol.ts'
import { hashOf } from '../hash.ts'
import type { Device, Tables } from '../store/store.ts'

const BYTES = 8

/**
 * Tells a device from a copy of it (a restored phone, a cloned profile). A turn that brings changes is answered with a new token for the next.
 * Who still has the one before, because that answer was lost, is given the last again; any other token is a copy's, and so are other changes
 * under counters that were used. Answers undefined for a copy.
 */
export async function nextToken(
  tables: Tables,
  id: string,
  asked: { token?: string | undefined; changes: readonly unknown[] },
  random: (bytes: number) => Uint8Array,
): Promise<string | undefined> {
  const device = (await tables.device(id))!
  const { token, tokenBefore } = device
  if (token !== undefined) {
    // It has stored no answer yet, or comes with the conversation of before.
    if (asked.token === undefined) return hasSettled(device, asked.changes) ? undefined : token
    if (asked.token !== token && asked.token !== tokenBefore) return undefined
    if (await contradicts(tables, device, asked.changes)) return undefined
    // A turn that brings nothing writes nothing.
    if (asked.token === tokenBefore || asked.changes.length === 0) return token
  }
  const next = Buffer.from(random(BYTES)).toString('hex')
  await tables.keepDevice({ ...device, token: next, ...(token !== undefined && { tokenBefore: token }) })
  return next
}

function hasSettled({ settled }: Device, inputs: readonly unknown[]): boolean {
  const changes = inputs.map(readChange)
  return changes.some(change => typeof change !== 'string' && counterOf(change.id) < settled)
}

/** Under these counters the server has settled other changes, or taken in others. */
async function contradicts(
  tables: Tables,
  { id, settled }: Device,
  inputs: readonly unknown[],
): Promise<boolean> {
  const changes = inputs.map(readChange).filter(change => typeof change !== 'string')
  if (changes.length === 0) return false
  const receipts = await tables.receipts(
    id,
    changes.map(change => counterOf(change.id)),
  )
  return changes.some(change => {
    const receipt = receipts.get(counterOf(change.id))
    return counterOf(change.id) < settled || (receipt && receipt.hash !== hashOf(JSON.stringify(change)))
  })
}

/** Of a copy's changes those the original has had taken in already: they need no new number. What was refused is the copy's own to hear. */
export async function knownOf(tables: Tables, device: string, inputs: readonly unknown[]): Promise<string[]> {
  const changes = inputs.map(readChange).filter(change => typeof change !== 'string')
  const receipts = await tables.receipts(
    device,
    changes.map(change => counterOf(change.id)),
  )
  const isTaken = (change: Change) => {
    const receipt = receipts.get(counterOf(change.id))
    return receipt?.verdict.is !== 'rejected' && receipt?.hash === hashOf(JSON.stringify(change))
  }
  return changes.filter(isTaken).map(({ id }) => id)
}
