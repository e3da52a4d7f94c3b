import type { CHANNELS, STAGES, STATUSES } from '../../model/account.ts'
import type { Kind, Pulse } from '../../model/check-in.ts'
import type { DECISION_ROLES } from '../../model/contact.ts'
import type { EmployeeCode } from './employees.ts'

/**
 * What has happened with one account, written as days from today so that the example is never out of date: `ago` counts
 * back (a check-in with a negative one is planned), `due`, `promised`, `snoozed` and `renewal` count ahead. Weekends are stepped over.
 */
export interface Story {
  /** Customer code of the Northwind files. */
  code: string
  owner?: EmployeeCode
  key?: true
  stage: (typeof STAGES)[number]
  status?: (typeof STATUSES)[number]
  cadence: number
  channel: (typeof CHANNELS)[number]
  tags: string[]
  /** What was agreed for a year, where it is not what was ordered. */
  value?: number
  renewal?: number
  about: string
  person: { decisionRole?: (typeof DECISION_ROLES)[number]; mobile?: string; about?: string }
  talks: Talk[]
  notes: Jotting[]
  actions: Todo[]
}

export interface Talk {
  ago: number
  at: string
  kind: Kind
  pulse?: Pulse
  said?: string
  /** The contact was not there. */
  without?: true
}

export interface Jotting {
  ago: number
  at: string
  body: string
  tags?: string[]
}

export interface Todo {
  text: string
  /** Days ago it was written down. */
  asked: number
  side?: 'theirs'
  due?: number
  promised?: number
  time?: string
  snoozed?: number
  /** Days ago it was finished. */
  done?: number
  about?: string
}
