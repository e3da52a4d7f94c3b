import type { Change } from '../model/change.ts'
import type { HalfWritten } from '../model/half-written.ts'
import type { InvitedTo } from '../model/invitation.ts'
import type { AnyShown, Row } from '../model/row.ts'
import type { Trouble } from './sync.ts'

/** Everything between this device and its server, as screens see it. */
export interface Connection {
  /** The truth about sync, to be put in words; `on` calls back when it changes. */
  state(): ConnectionState
  on(changed: () => void): () => void
  /** The person has read what was told. */
  acknowledge(what: Acknowledged): Promise<void>
  /** Tries now, whatever the backoff says. */
  sendNow(): void
  /** Compares all that is held here with the server's, as soon as it is reached; what differs is read again. */
  checkEverything(): Promise<void>

  /** Unsent changes, oldest first, with the row they are for and the account's name as known here. */
  waiting(): Promise<Waiting[]>
  /** Changes the server refused, and deletions it did not do, kept until a person decides. */
  attention(): Promise<Attention[]>
  /**
   * Puts a refused change back into the outbox as a new one, with `patch` in place of its own when given; deletes what was kept as it
   * stands now. False when it needs attention no more.
   */
  tryAgain(id: string, patch?: Record<string, unknown>): Promise<boolean>
  discard(id: string): Promise<void>
  /** Puts a discarded change back among those that need attention. */
  restore(item: Attention): Promise<void>
  /** Forms that were left half-written. */
  halfWritten(): Promise<HalfWritten[]>

  createWorkspace(form: {
    token: string
    workspace: string
    name: string
    email: string
    password: string
  }): Promise<Outcome>
  signIn(form: { email: string; password: string }): Promise<Outcome>
  /** Redeems a link's token or a typed code. What was captured on "Just this device" comes along. */
  join(code: string): Promise<Outcome>
  /** What an invitation's token opens, or why it opens nothing any more. */
  invitedTo(token: string): Promise<InvitedTo | Problem>
  /** Makes one a member by an invitation's token. What was captured on "Just this device" comes along. */
  acceptInvitation(form: { token: string; name: string; email: string; password: string }): Promise<Outcome>
  readonly members: Members
  /** A new way for a second device to sign in: single use, ten minutes. */
  addDevice(): Promise<{ url: string; code: string; expires: number } | Problem>
  changePassword(form: { old: string; new: string }): Promise<Outcome>
  devices(): Promise<Device[] | Problem>
  /** Ends another device's session; it may deliver what it has unsent once more. */
  revoke(device: string): Promise<Outcome>
  /** Signs out; `unsent` changes are lost unless exported before. Works offline. */
  signOut(): Promise<void>
  /** What writes recordings down, and what leaves the server for it. */
  speech(): Promise<Speech | Problem>
  /** History of one row from the server, newest first. */
  history(row: string): Promise<HistoryEntry[] | Problem>
  /** What members could not send any more: for an admin what waits to be judged, for each what was handed back to them. */
  handIns(): Promise<HandedIn[] | Problem>
  /** An admin judges what waits; an author discards what was handed back. Accepted, each change has a verdict of its own, and what is refused goes on waiting. */
  judge(id: string, as: Judgement): Promise<Judged | Problem>
}

/** Who is in the workspace, and who is invited; each is for the server to allow. */
export interface Members {
  /** A link by which one person becomes a member: single use, seven days; its address is told here alone. */
  invite(form: { role: string; manager?: string; email?: string }): Promise<NewInvitation | Problem>
  /** Those still open, newest first. */
  invitations(): Promise<Invitation[] | Problem>
  withdraw(invitation: string): Promise<Outcome>
  /** After a restore: the members are right as they stand, and may go on. */
  confirm(): Promise<Outcome>
  /** What a member is, in whose team, and whether they have left; `manager: null` is nobody's team. */
  changeMember(
    member: string,
    change: { role?: string; manager?: string | null; left?: boolean },
  ): Promise<Outcome>
}

export interface Invitation {
  id: string
  role: string
  manager?: string
  /** The only address it is good for, when it names one. */
  email?: string
  /** Who made it. */
  by: string
  made: number
  expires: number
}

export interface NewInvitation extends Invitation {
  url: string
}

/** `leaves`: the host that recordings are sent to; null when they stay on the server. */
export type Speech = { engine: 'none' } | { engine: 'command' | 'http'; name: string; leaves: string | null }

export type ConnectionState = {
  /** What sync is doing. `none`: just this device or the example book. */
  is:
    | 'none'
    | 'synced'
    | 'waiting'
    | 'syncing'
    | 'offline'
    | 'sign-in'
    | 'revoked'
    | 'server-trouble'
    | 'portal'
  /** An exchange with the server is under way, whatever kept the last one from going on. */
  isTurning?: boolean
  /** What keeps the exchange from going on, by its own name. */
  trouble?: Trouble
  /** Unsent changes. */
  waiting: number
  attention: number
  /** Bytes of recordings, photos and files that the server has not got yet; absent when it has them all. */
  bytes?: number
  /** Recordings that were made and not saved yet; absent when there are none. */
  recordings?: number
  /** When the last exchange ended well, in milliseconds. */
  last?: number
  /** First sync: rows read so far and in all. */
  reading?: { rows: number; total: number }
  /** This device's clock minus the server's, in milliseconds, when more than a minute. */
  clockOff?: number
  told?: Told
  /** No book is open: this device was revoked, handed in what it had unsent, where it had anything, and let go of the rest. */
  ended?: { gave?: true }
}

/** What there is to tell beside how sync stands; on the disk, so that it is told after a restart too. */
export interface Told {
  /** The browser had cleared this device's store: how many unsent changes went with it, as last counted, until the person has read it. */
  lost?: number
  /** Changes are here again, from the second copy. */
  isBack?: true
  /** Accounts that may be read no more and were let go with something unsent in them, until the person has read it. */
  letGo?: LetGo[]
  /** How many hand-ins wait: for an admin those to be judged, for others those handed back to them. */
  handIns?: number
  /** The server was restored from a backup: what is held here is being given back to it, and has been `until` is set. */
  restored?: { since: number; until?: number }
  /** A comparison with the server was asked for. */
  comparing?: true
  /**
   * The last one made, and how many scopes were read again because of it, how many of them accounts; `cannot` when the server does not
   * know how to compare.
   */
  compared?: { at: number; repaired: number; accounts?: number; cannot?: true }
}

/** What is told until the person has read it. */
export type Acknowledged = 'lost' | 'letGo'

/** An account that was let go, and what was handed in of it. */
export interface LetGo {
  account: string
  changes: number
  drafts: number
  at: number
}

export interface Waiting {
  change: Change
  /** When it was made, in milliseconds. */
  at: number
  row?: AnyShown
  account?: string
}

export interface Attention {
  id: string
  at: number
  code: string
  sentence: string
  changes: Change[]
  /** The account's name as it was known when this was refused. */
  account?: string
  /** The row as it was last known here; of one that was kept only where it lies. */
  row?: Row
  /** Of a row that was kept, because it had been edited unseen: who edited it, where that is known. */
  by?: string
  /** Of fields that were put off: the server's schema as it was known before it said so. */
  schema?: number
}

/** What a member could not send any more, in an admin's hands or handed back. */
export interface HandedIn {
  id: string
  member: string
  at: number
  /** Their access ended, the device was signed out, or what it held could not go back into a restored server. */
  reason: 'access' | 'revoked' | 'restored'
  state: 'waiting' | 'back'
  changes: Change[]
  /** Changes that this version cannot read. */
  unread: number
  drafts: HalfWritten[]
  /** What an admin accepted and the server would not have. */
  refused: NotTaken[]
}

/** A change, or a half-written text, that could not be taken in: by its place among the changes, which the texts follow. */
export interface NotTaken {
  place: number
  code: string
  sentence: string
}

export type Judgement = 'accepted' | 'back' | 'discarded'

export interface Judged {
  ok: true
  rejected: NotTaken[]
  outdone: Outdone[]
}

/** A change that was taken in, by its place, and which of its fields did not stand: something newer was there. */
export interface Outdone {
  place: number
  fields: string[]
}

export interface Device {
  id: string
  name: string
  seen: number
  here: boolean
}

export interface HistoryEntry {
  revision: number
  at: number
  member: string
  patch: Record<string, unknown>
  replaced: Record<string, unknown>
}

export type Outcome = { ok: true } | Problem
/** What went wrong, as a code the catalogue has a sentence for. */
export interface Problem {
  ok: false
  code: (typeof PROBLEMS)[number]
}

export const PROBLEMS = [
  'offline',
  'wrong',
  'used',
  'expired',
  'withdrawn',
  'taken',
  'email-taken',
  'other-email',
  'weak',
  'invalid',
  'forbidden',
  'self',
  'last-admin',
  'left',
  'not_found',
  'too-many',
  'trouble',
] as const
