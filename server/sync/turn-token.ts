import { counterOf } from '../../app/model/change.ts'
import { readChange } from '../../app/model/protocol.ts'
import { hashOf } from '../hash.ts'
import type { Tables } from '../store/store.ts'

const BYTES = 8

/**
 * Tells a device from a copy of it (a restored phone, a cloned profile). A turn that brings changes is answered with a new token for the next.
 * Who still has the one before, because that answer was lost, is given the last again; any other token is a copy's, and so are changes
 * under counters that are settled. Answers undefined for a copy.
 */
export async function nextToken(
  tables: Tables,
  id: string,
  asked: { token?: string | undefined; changes: readonly unknown[] },
  random: (bytes: number) => Uint8Array,
): Promise<string | undefined> {
  const device = (await tables.device(id))!
  const { token, tokenBefore, settled } = device
  if (token !== undefined) {
    // It has stored no answer yet, or comes with the conversation of before.
    if (asked.token === undefined) return token
    if (asked.token === tokenBefore && !hasSettled(asked.changes, settled)) return token
    if (asked.token !== token) return undefined
    // A turn that brings nothing writes nothing.
    if (asked.changes.length === 0) return token
  }
  const next = Buffer.from(random(BYTES)).toString('hex')
  await tables.keepDevice({ ...device, token: next, ...(token !== undefined && { tokenBefore: token }) })
  return next
}

function hasSettled(inputs: readonly unknown[], settled: number): boolean {
  const changes = inputs.map(readChange)
  return changes.some(change => typeof change !== 'string' && counterOf(change.id) < settled)
}

/** Of a copy's changes those the original has had settled already: they need no new number. */
export async function knownOf(tables: Tables, device: string, inputs: readonly unknown[]): Promise<string[]> {
  const changes = inputs.map(readChange).filter(change => typeof change !== 'string')
  const receipts = await tables.receipts(
    device,
    changes.map(change => counterOf(change.id)),
  )
  return changes
    .filter(change => receipts.get(counterOf(change.id))?.hash === hashOf(JSON.stringify(change)))
    .map(({ id }) => id)
}
