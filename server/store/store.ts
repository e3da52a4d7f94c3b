import type { Verdict } from '../../app/model/change.ts'
import type { Held } from '../../app/model/merge.ts'
import type { Fields, Row } from '../../app/model/row.ts'

/**
 * Where the server keeps everything. One contract suite (test/server/store/contract.ts) runs against every implementation, and sync,
 * identity, bytes and words know no other door to a database. A second store needs this file and that suite, and nothing of theirs.
 *
 * - **Whole or not at all.** `transact` commits what `work` did when it resolves and undoes it when it rejects, with its own reason.
 *   When `transact` resolves, it is on disk: no power cut takes it back.
 * - **One writer a workspace.** Work in the same workspace runs one after the other, from its first read to its commit, on however many
 *   processes share the store. Work in different workspaces may run at once. Work in none (`undefined`) runs beside all of them and
 *   alters only what belongs to none: two that alter the same of it run one after the other.
 * - **No update is lost.** Work in a workspace may alter what belongs to none as well: the server's id, members, passwords, devices with
 *   their receipts, sessions, links, attempts. What work has read and then keeps again, or has counted and then adds to, no other has altered
 *   meanwhile, be it in a workspace or in none: the other waits, or one of them is `busy`. So a link is used once, a device that was
 *   revoked stays so, and attempts that are made at once count each other.
 * - **Workspaces apart.** What is asked or told of a workspace is of that one alone, whatever ids another one uses: rows, revisions,
 *   history, grants, runs, hand-ins and hearings may be called the same in two. Members, e-mails, devices, invitations and whatever is
 *   known by a hash are one of a kind in the whole store.
 * - **One snapshot.** What `work` reads stands still until it ends, but for what it writes itself, and holds nothing of what another
 *   has not committed. (Serializable within a workspace; the whole of `work` sees one state.)
 * - **Cursor order is commit order.** `takeRevision` counts up by one inside the committing transaction, under the workspace's lock:
 *   who has read revision n has read everything below it that will ever be. What is undone, whole or to a savepoint, gives its revisions
 *   back: there are no gaps.
 * - **Savepoints.** `savepoint` undoes what its own `work` did when that rejects, rows, receipts and revisions, and nothing else; the
 *   transaction goes on and may commit. One may stand within another. Trouble of the machine is no such rejection: it ends the transaction.
 * - **Pokes after the fact.** `watch` calls back only after a commit that took revisions, with the highest one, in the order of commits,
 *   on every process that shares the store; several commits may come as one. A poke may be lost with a connection: who was cut off asks.
 *   What a listener throws changes nothing of what was committed.
 * - **Run once.** A store runs `work` once and never again by itself: it may count, log and remember. `busy` says that nothing was done and
 *   that the caller may call again. When a connection breaks in the commit itself, `broken` may leave it open whether that was made:
 *   therefore whatever a device asks for carries a number, and its receipt is kept with its effect.
 * - **Trouble has a name.** A store that is busy (another writer, a deadlock, a lock waited for too long), full or broken throws
 *   `StoreTrouble`; nothing else is thrown for the machine's reasons.
 * - **As it was written.** Text comes back letter by letter, NUL and lone surrogates escaped as JSON has them; numbers as JavaScript
 *   has them. Ids, hashes, e-mails, scopes and keys are compared and ordered by their bytes, as English or Swedish as the machine may be.
 *   What was kept without a value comes back without it.
 * - **Kept whole.** What is kept under a name that was used takes the place of what was there, and what it does not say is gone; but
 *   callers never change whose a device is, or what an invitation leads to. Some things are made once, and refused the second time with
 *   an error that is no `StoreTrouble`: the server's id, a workspace, a member, a run, a receipt, a revision's history. To end or forget
 *   what is not there does nothing.
 * - **Sizes.** A row's fields may be 1 MB of JSON, a batch 500 changes and 1,500 ids asked for at once, an answer `Limit` and one row
 *   beyond it, a workspace a million rows with ten times their history. Nothing here reads a whole workspace into memory but `places`
 *   (ids and numbers) and `accounts`.
 *
 * `work` awaits nothing but its tables, because it holds a lock; the one exception is a file that must go or stay together with a row
 * (server/blobs/sweep.ts), and never the network.
 *
 * What only looks after the files of the one store there is (backup, restore, the proof of a folder) is in server/operate, speaks SQLite,
 * and is no part of this.
 */
export interface Store {
  /** Number of the shape in which the data lies; counts up with every change of it. */
  readonly schema: number
  /** `workspace` is undefined for what belongs to none: sessions, links, attempts. */
  transact<T>(workspace: string | undefined, work: (tables: Tables) => Promise<T>): Promise<T>
  /** Returns how to end it. */
  watch(workspace: string, poke: (revision: number) => void): () => void
  /** After the last transaction; those begun later reject. */
  close(): void
}

export class StoreTrouble extends Error {
  constructor(
    readonly code: 'busy' | 'full' | 'broken',
    cause: unknown,
  ) {
    super(`The store is ${code}.`, { cause })
  }
}

export interface Tables extends Rows, Grants, Boots, HandIns, People, Invitations, Hearings {}

/** Rows, their history and what devices were told of their changes. */
export interface Rows {
  /** The last one taken; 0 before the first. */
  revision(workspace: string): Promise<number>
  takeRevision(workspace: string): Promise<number>
  /** Those there are, deleted or not. */
  rows(workspace: string, ids: string[]): Promise<Map<string, Held>>
  /**
   * What came after `cursor`, in order of revision: rows as they are, and for each scope a row was moved out of an entry that says so
   * (`left`). Only what `reader` may read; everything, without departures, when there is none.
   */
  rowsAfter(workspace: string, cursor: number, limit: Limit, reader?: Reader): Promise<Page>
  /** Rows behind `after` in the order of the shelves, of what `reader` may read; of these scopes alone when some are named. */
  rowsBehind(
    workspace: string,
    after: Place,
    limit: Limit,
    reader?: Reader,
    scopes?: readonly string[],
  ): Promise<Page & { end?: Place }>
  countRows(workspace: string, reader?: Reader, scopes?: readonly string[]): Promise<number>
  /** Id, scope and revision of every row that `reader` may read. */
  places(workspace: string, reader: Reader): Promise<Pick<Row, 'id' | 'scope' | 'revision'>[]>
  /** Accounts, deleted or not. */
  accounts(workspace: string): Promise<Row[]>
  /** Attachments that name these bytes; not more than a hundred. */
  rowsWithBlob(workspace: string, hash: string): Promise<Row[]>
  /** Attachments that this member made and that are not deleted, in order of their ids, behind `after`; not more than `most`. */
  attachmentsBy(workspace: string, member: string, after: string, most: number): Promise<Row[]>
  /**
   * Rows that are deleted and not erased, in order of the revision that deleted them (that of their mark of `deleted`), behind `after`; not
   * more than `most`. Those whose history does not tell of it are left out.
   */
  deletions(workspace: string, after: number, most: number): Promise<Deletion[]>
  keepRow(workspace: string, row: Held, shelf: number): Promise<void>
  keepHistory(workspace: string, entry: Entry): Promise<void>
  /** Takes out of a row's history all that was written and replaced; that it was changed, by whom and when, stays. */
  emptyHistory(workspace: string, row: string): Promise<void>
  /** Bytes of a row that was erased are still to be taken off the disk. */
  keepErased(workspace: string, row: string): Promise<void>
  erased(workspace: string): Promise<string[]>
  forgetErased(workspace: string, row: string): Promise<void>
  /** A row was moved out of `scope`, perhaps not for the first time; it may come back, and then the entry goes. */
  keepDeparture(workspace: string, row: Pick<Row, 'id' | 'noun' | 'scope' | 'revision'>): Promise<void>
  forgetDeparture(workspace: string, row: string, scope: string): Promise<void>
  /** Newest first. */
  history(workspace: string, row: string, limit: Limit): Promise<Entry[]>
  receipts(device: string, counters: number[]): Promise<Map<number, Receipt>>
  keepReceipt(device: string, counter: number, receipt: Receipt): Promise<void>
  /** Undoes what `work` did, and nothing else, when it rejects. */
  savepoint<T>(work: () => Promise<T>): Promise<T>
}

/** Which accounts each member may read: kept with the changes that decide it, so that it is right in every transaction. */
export interface Grants {
  /** In their order. */
  memberIds(workspace: string): Promise<string[]>
  /** Scopes that are granted now. */
  grants(workspace: string, member: string): Promise<string[]>
  /** What was granted or ended after a revision, in that order. */
  grantsAfter(workspace: string, member: string, revision: number): Promise<Grant[]>
  /** Members who are granted this scope by name, in the order of their ids. */
  grantedTo(workspace: string, scope: string): Promise<string[]>
  keepGrant(workspace: string, grant: Grant): Promise<void>
}

/** The runs of servers that have written into this store. A store restored from a backup lacks those that came after it. */
export interface Boots {
  /** Newest first, at most `most`. */
  boots(workspace: string, most: number): Promise<Boot[]>
  boot(workspace: string, id: string): Promise<Boot | undefined>
  /** The run before ends where this one begins. */
  keepBoot(workspace: string, boot: Pick<Boot, 'id' | 'first'>): Promise<void>
}

/** What members could not send any more, until an admin has judged it. */
export interface HandIns {
  handIn(workspace: string, id: string): Promise<HandedIn | undefined>
  keepHandIn(workspace: string, handIn: HandedIn): Promise<void>
  /** Oldest first. */
  handIns(workspace: string, state: HandedIn['state']): Promise<HandedIn[]>
  /** Of one member, or of all. */
  countHandIns(workspace: string, state: HandedIn['state'], member?: string): Promise<number>
}

/** Who signs in, from where, and how. Secrets come hashed. */
export interface People {
  /** Empty until one is kept. */
  serverId(): Promise<string>
  /** Refused when there is one: of two that set the server up at once, in workspaces that know nothing of each other, one comes through. */
  keepServerId(id: string): Promise<void>
  createWorkspace(id: string): Promise<void>
  hasWorkspace(): Promise<boolean>
  member(id: string): Promise<Login | undefined>
  /** Whoever has this address, in any workspace. Letter by letter: who asks and who keeps has folded it (`identity/forms.ts`). */
  memberByEmail(email: string): Promise<Login | undefined>
  /** Refused when somebody has this id or this address, in any workspace. */
  keepMember(member: Login): Promise<void>
  password(member: string): Promise<string | undefined>
  keepPassword(member: string, hash: string): Promise<void>
  /** Revoked or not, with a session or without. */
  device(id: string): Promise<Device | undefined>
  keepDevice(device: Device): Promise<void>
  /** Those with a session that were not revoked, last used first, and by id where that is the same. */
  devices(member: string): Promise<Device[]>
  /** All counters below `from` are settled: their receipts are forgotten. Never goes back. */
  settle(device: string, from: number): Promise<void>
  /** Until it is ended, however long ago it was used: how long one is good is for who asks. */
  session(hash: string): Promise<Session | undefined>
  keepSession(session: Session): Promise<void>
  endSession(hash: string): Promise<void>
  /** Ends every session of a member, on every device, but the one with the hash `except`. */
  endSessions(member: string, except?: string): Promise<void>
  /** Ends every session of one device. */
  endSessionsOf(device: string): Promise<void>
  /** Used or not, good or over: that is for who asks. */
  link(hash: string): Promise<Link | undefined>
  keepLink(link: Link): Promise<void>
  /** How many were made under `key` after `since`, not at it. */
  attempts(key: string, since: number): Promise<number>
  /** Each counts, those of one moment too. */
  keepAttempt(key: string, at: number): Promise<void>
  /** Forgets the newest attempt under `key`, one of them where several are. */
  takeBackAttempt(key: string): Promise<void>
  /** Forgets those under every key that were made before `before`, not at it. */
  forgetAttempts(before: number): Promise<void>
}

/** Links by which people become members. */
export interface Invitations {
  /** Used, withdrawn, over or not. */
  invitation(hash: string): Promise<Invitation | undefined>
  keepInvitation(invitation: Invitation): Promise<void>
  /** Neither used nor withdrawn, and good at `now`; newest first. */
  openInvitations(workspace: string, now: number): Promise<Invitation[]>
}

/** Recordings that are to be written down, and how far that is. */
export interface Hearings {
  /** In their order. */
  workspaces(): Promise<string[]>
  hearing(workspace: string, row: string): Promise<Hearing | undefined>
  keepHearing(hearing: Hearing): Promise<void>
  /** Those that may be heard at `now`, longest due first. */
  hearingsDue(now: number, most: number): Promise<Hearing[]>
  /** When the next one is due; undefined when none is. */
  nextDue(): Promise<number | undefined>
  /** Those whose bytes had not all come when their row did, or whose row was deleted before they were heard. */
  hearingsWithoutBytes(): Promise<Hearing[]>
  /** Up to which revision rows were looked at for recordings; 0 at first. */
  heardUpTo(workspace: string): Promise<number>
  keepHeardUpTo(workspace: string, revision: number): Promise<void>
}

/** Every account of the workspace, in the place of a scope. */
export const EVERY_ACCOUNT = '*'

/** A member's right to read one scope, or `EVERY_ACCOUNT`. */
export interface Grant {
  member: string
  scope: string
  /** Revision at which it was last given. */
  since: number
  /** Given with the account's creation: no row of the scope is older. */
  isBorn: boolean
  isEnded: boolean
  /** Revision at which it was given or ended. */
  changed: number
}

export interface HandedIn {
  /** See `firstIdOf` in `sync/hand-ins.ts`. */
  id: string
  member: string
  device: string
  /** Their access to an account ended, the device was revoked, or rows it held could not go back into a restored server. */
  reason: 'access' | 'revoked' | 'restored'
  at: number
  /** As the device had them; each is read when it is accepted. One that was refused then says why (`refused`). */
  changes: unknown[]
  drafts: { key: string; value: unknown; refused?: Refused }[]
  state: 'waiting' | 'accepted' | 'back' | 'discarded'
}

/** Why something of an accepted hand-in was not taken in. */
export interface Refused {
  code: string
  sentence: string
}

export interface Boot {
  id: string
  /** The first revision it could give out. */
  first: number
  /** The last one it gave out; undefined for the newest. */
  end?: number
}

/** For whom rows are read: private rows of others never are, accounts where they are granted, or all of them. */
export interface Reader {
  member: string
  seesAll: boolean
}

export interface Limit {
  rows: number
  /** An answer ends after the row that passes this many characters. */
  characters: number
}

export interface Page {
  rows: Row[]
  more: boolean
}

/** A place in the order of the shelves: by shelf, then the last three letters of the scope, scope, id. */
export interface Place {
  shelf: number
  scope: string
  id: string
}

/** The deletion of a row that stands. */
export interface Deletion {
  row: string
  revision: number
  /** When the server took it in. */
  at: number
}

/** What one change did to one row. */
export interface Entry {
  revision: number
  row: string
  change: string
  stamp: string
  member: string
  at: number
  /** As the device sent it. */
  patch: Fields
  replaced: Fields
}

export interface Receipt {
  /** Hash of the change, to tell a repeat from another change under the same id. */
  hash: string
  verdict: Verdict
}

export interface Login {
  id: string
  workspace: string
  email: string
}

export interface Device {
  id: string
  member: string
  name: string
  /** Counters below are settled. */
  settled: number
  /** What this device was given to tell it from a copy of itself, and what it was given before. */
  token?: string
  tokenBefore?: string
  seen: number
  revoked: boolean
}

export interface Session {
  hash: string
  member: string
  device: string
  created: number
  seen: number
}

/** One recording on its way to its words. */
export interface Hearing {
  workspace: string
  row: string
  hash: string
  /** Moment of the asking this answers; 0 for the one every recording gets unasked. */
  asked: number
  is: 'without-bytes' | 'due' | 'done'
  /** Tries begun. */
  tries: number
  /** When the next try may begin. */
  due: number
}

export interface Link {
  hash: string
  kind: 'set-up' | 'join'
  member?: string
  expires?: number
  used?: number
}

/** A way into a workspace for one person, once. */
export interface Invitation {
  id: string
  workspace: string
  /** Of the token in its link. */
  hash: string
  /** Who made it. */
  by: string
  role: string
  /** The member whose team it leads into. */
  manager?: string
  /** The only address it is good for; any, when it names none. */
  email?: string
  made: number
  /** Good up to and with this moment. */
  expires: number
  used?: number
  withdrawn?: number
}
