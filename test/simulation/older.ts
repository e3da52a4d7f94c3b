import type { Network } from '../../app/data/api.ts'
import type { Change, Verdict } from '../../app/model/change.ts'
import { SCHEMA } from '../../app/model/nouns.ts'
import { PROTOCOL } from '../../app/model/protocol.ts'

/** What the protocol before did not know of a turn and of a slice, asked and answered. */
const NEW_IN_ASKING = ['grants', 'boot', 'seen', 'token', 'check']
const NEW_IN_ANSWERS = ['grants', 'boot', 'boots', 'seen', 'token', 'digests', 'schema', 'seesAll', 'scopes']
/** What a verdict did not say. */
const NEW_IN_VERDICTS = ['by']
/** What code of that time did not keep of the device. */
export const NEW_ON_THE_DEVICE = ['grants', 'boots', 'token', 'told', 'serverSchema']

/** The line of a device that was not updated yet: it asks by the protocol before, and hears nothing of what came since. */
export function asBefore(network: Network): Network {
  return {
    async fetch(path, init) {
      const isTurn = path === '/api/sync'
      const asked = isTurn && {
        ...without(JSON.parse(String(init.body)), NEW_IN_ASKING),
        protocol: PROTOCOL - 1,
        schema: SCHEMA - 1,
      }
      const response = await network.fetch(path, asked ? { ...init, body: JSON.stringify(asked) } : init)
      if (response.status !== 200 || !(isTurn || path.startsWith('/api/snapshot'))) return response
      const text = await response.text()
      const answer = readJson(text)
      return new Response(answer ? JSON.stringify(answerBefore(answer)) : text, response)
    },
  }
}

/** A field that a server before its update does not know, and what it is called on the way there: no name of any field. */
const UNKNOWN = 'value'
const PUT_OFF = 'later-value'

/** A server that was not updated yet: it speaks the protocol before alone, and one field is of an app newer than itself. */
export class ServerBefore {
  isOld = true
  /** Changes it has met while it was old: it knows them again by what they said then. */
  readonly #met = new Set<string>()

  /** What it is asked, as it reads it; undefined where it does not speak so. */
  hears(body: string): string | undefined {
    const asked = JSON.parse(body) as { protocol: number; changes: Change[] }
    if (this.isOld && asked.protocol === PROTOCOL) return undefined
    const changes = asked.changes.map(change => this.#read(change))
    return JSON.stringify({ ...asked, changes })
  }

  says(text: string): string {
    const known = text.replaceAll(PUT_OFF, UNKNOWN)
    if (!this.isOld) return known
    return JSON.stringify({ ...JSON.parse(known), schema: SCHEMA - 1, ...verdictsBefore(JSON.parse(known)) })
  }

  #read(change: Change): Change {
    const name = JSON.stringify(change)
    if (this.isOld) this.#met.add(name)
    if (!this.#met.has(name)) return change
    const patch = Object.entries(change.patch).map(([field, value]) => [asRead(field), value])
    return { ...change, patch: Object.fromEntries(patch) }
  }
}

function asRead(field: string): string {
  return field === UNKNOWN ? PUT_OFF : field
}

/** A patch as it was sent to a server that put a field of it off. */
export function asSent(patch: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(patch).map(([field, value]) => [field === PUT_OFF ? UNKNOWN : field, value]),
  )
}

/** Without the field that was put off. */
export function asTaken(patch: Record<string, unknown>): Record<string, unknown> {
  return without(patch, [PUT_OFF])
}

function answerBefore(answer: object): object {
  return { ...without(answer, NEW_IN_ANSWERS), ...verdictsBefore(answer) }
}

function verdictsBefore(answer: { verdicts?: Verdict[] }): { verdicts?: object[] } {
  return answer.verdicts ? { verdicts: answer.verdicts.map(one => without(one, NEW_IN_VERDICTS)) } : {}
}

export function without(from: object, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([field]) => !fields.includes(field)))
}

/** Undefined for half an answer. */
function readJson(text: string): object | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
