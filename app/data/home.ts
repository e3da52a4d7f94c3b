import type { HalfWritten } from '../model/half-written.ts'
import type { InvitedTo } from '../model/invitation.ts'
import type { Fields } from '../model/row.ts'
import type { Book, Edit, Me } from './book.ts'
import {
  databaseOf,
  deleteBook,
  type Left,
  readPointer,
  rememberedUnsent,
  rememberUnsent,
  setPointer,
  unmarkLeft,
  whoLeft,
} from './books.ts'
import type {
  Acknowledged,
  Attention,
  Connection,
  ConnectionState,
  Device,
  HandedIn,
  HistoryEntry,
  Judged,
  Judgement,
  Members,
  Outcome,
  Problem,
  Speech,
  Waiting,
} from './connection.ts'
import { Database, DEVICE } from './database.ts'
import { ensureDevice } from './device.ts'
import type { Identity } from './identity.ts'
import { later, lazily } from './lazily.ts'
import { type OpenBook, openBook, type Platform } from './open-book.ts'
import { CURRENT, readIn } from './spare.ts'
import { type Counted, countIn, NOTHING_COUNTED, standingOf } from './standing.ts'

/** The questions to the server about who is here; loaded when the first is asked. */
type Asking = Omit<Identity, 'network' | 'platform' | 'device'>

/** On a slow line the first screen is there by then. */
const FIRST_SCREEN_MS = 1_500

const SETTLED: ConnectionState = { is: 'none', waiting: 0, ...NOTHING_COUNTED }

/**
 * Which book is open in this tab, and everything that opens, joins, leaves or sends one. Screens see it as their `Connection`.
 */
export class Home implements Connection {
  readonly #identity: Asking
  readonly #listeners = new Set<() => void>()
  /** The id this browser signs in under, and the one a book opened here for the first time takes. */
  #deviceId: string
  #open: OpenBook | undefined
  /** Somebody is signing in, or has: whose session was here before no longer matters. */
  #isEntering = false
  #counted: Counted = NOTHING_COUNTED
  /** How the book that was open here went: the device was revoked and what it had unsent handed in, or the browser has cleared it. */
  #ended: ConnectionState = SETTLED
  outdated = false

  constructor(
    readonly platform: Platform,
    readonly deviceName: string,
  ) {
    this.#deviceId = platform.newDeviceId()
    this.#identity = lazily<Asking>(
      async () =>
        new (await import('./identity.ts')).Identity(
          platform,
          () => ({ id: this.#deviceId, name: deviceName }),
          () => this.#open?.isServed && this.#open.me.member,
        ),
    )
  }

  get opened(): OpenBook | undefined {
    return this.#open
  }

  /** Opens the book this browser had open. Without one it resolves at once and asks the server whether a session is still here: the store may have been cleared. */
  async start(): Promise<void> {
    const me = (await readPointer('current')) ?? (await this.#copied())
    if (me) return this.#switch(me, true)
    const lost = rememberedUnsent()
    if (lost > 0) this.#ended = { ...SETTLED, told: { lost } }
    void this.#findSession()
  }

  /** The book whose second copy is here, where the databases have gone; not that of who has signed out, should it have been left. */
  async #copied(): Promise<Me | undefined> {
    const { spare } = this.platform
    const me = spare && (await readIn<Me>(spare, CURRENT))
    const left = me && (await whoLeft())
    if (!me || (left && left !== true && databaseOf(left) === databaseOf(me))) return undefined
    await setPointer('current', me)
    return me
  }

  async #findSession(): Promise<void> {
    const left = await whoLeft()
    if (left) {
      void this.#dropLeft().catch(() => {})
      await this.#identity.signOut(left === true ? undefined : left.member)
      return
    }
    // Behind the first screen: nobody who is here for the first time waits for the answer.
    this.platform.after(FIRST_SCREEN_MS, () => void this.#takeUpSession())
  }

  async #takeUpSession(): Promise<void> {
    if (this.#open || this.#isEntering) return
    const remembered = await this.#identity.whoAmI()
    if (!remembered || this.#open || this.#isEntering) return
    await setPointer('current', remembered)
    await this.#switch(remembered, true)
  }

  async startOnDevice(): Promise<void> {
    // Another tab was first.
    const current = await readPointer('current')
    if (current && current.server !== 'example') return this.#switch(current, true)
    await this.#dropLeft()
    const id = this.platform.newDeviceId()
    await this.#switch(
      { member: crypto.randomUUID(), name: '', workspace: `device-${id}`, server: 'device' },
      false,
    )
  }

  async startExample(edits: (me: Me) => Promise<Edit[]>): Promise<void> {
    const me: Me = { member: crypto.randomUUID(), name: '', workspace: 'example', server: 'example' }
    await deleteBook(databaseOf(me))
    await setPointer('before-example', await readPointer('current'))
    const written = await edits(me)
    await this.#switch(me, false, async book => void (await book.write(written)))
  }

  async leaveExample(): Promise<void> {
    const me = this.#open?.me
    if (me?.server !== 'example') return
    this.#close()
    const before = await readPointer('before-example')
    await setPointer('current', before)
    await deleteBook(databaseOf(me))
    if (before) return this.#switch(before, true)
    // An app of before counted what was changed in the example, too.
    rememberUnsent(0)
    this.#changed()
  }

  state(): ConnectionState {
    if (this.#open) return standingOf(this.#open, this.#counted)
    return this.#ended
  }

  on(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  async acknowledge(what: Acknowledged): Promise<void> {
    const { forgetTold } = await later()
    await forgetTold(this.#book(), what)
  }

  sendNow(): void {
    this.#open?.send()
  }

  async checkEverything(): Promise<void> {
    const { askToCompare } = await later()
    await askToCompare(this.#book())
  }

  async waiting(): Promise<Waiting[]> {
    const { waitingIn } = await later()
    return waitingIn(this.#book())
  }

  async attention(): Promise<Attention[]> {
    return this.#book().db.attention.toArray()
  }

  async tryAgain(id: string, patch?: Fields): Promise<boolean> {
    const { tryAgain } = await later()
    const isTried = await tryAgain(this.#book(), id, patch)
    await this.#count()
    return isTried
  }

  async discard(id: string): Promise<void> {
    await this.#book().db.attention.delete(id)
    await this.#tellAttention()
  }

  async restore(item: Attention): Promise<void> {
    await this.#book().db.attention.put(item)
    await this.#tellAttention()
  }

  async #tellAttention(): Promise<void> {
    const { tell } = await later()
    await tell(this.#book())
    await this.#count()
  }

  async halfWritten(): Promise<HalfWritten[]> {
    const { halfWrittenIn, takeAllAsides } = await later()
    const { db, isServed } = this.#book()
    await takeAllAsides(db, isServed)
    return halfWrittenIn(db)
  }

  createWorkspace(form: {
    token: string
    workspace: string
    name: string
    email: string
    password: string
  }): Promise<Outcome> {
    return this.#enter(() => this.#identity.setUp(form))
  }

  signIn(form: { email: string; password: string }): Promise<Outcome> {
    return this.#enter(() => this.#identity.signIn(form))
  }

  join(code: string): Promise<Outcome> {
    return this.#enter(() => this.#identity.join(code))
  }

  invitedTo(token: string): Promise<InvitedTo | Problem> {
    return this.#identity.invitedTo(token)
  }

  acceptInvitation(form: { token: string; name: string; email: string; password: string }): Promise<Outcome> {
    return this.#enter(() => this.#identity.acceptInvitation(form))
  }

  get members(): Members {
    return this.#identity
  }

  addDevice(): Promise<{ url: string; code: string; expires: number } | Problem> {
    return this.#identity.addDevice()
  }

  changePassword(form: { old: string; new: string }): Promise<Outcome> {
    return this.#identity.changePassword(form)
  }

  devices(): Promise<Device[] | Problem> {
    return this.#identity.devices()
  }

  revoke(device: string): Promise<Outcome> {
    return this.#identity.revoke(device)
  }

  async signOut(): Promise<void> {
    const { me, db } = this.#book()
    const { carriedIn } = await later()
    const leaving = this.#identity.signOut(me.member)
    await this.#leave({ ...me, carried: await carriedIn(db) })
    // Nobody waits for the network to leave; what it does not hear now it hears at the next start.
    void leaving
  }

  /** Nothing stays on a device that was revoked, once its unsent changes are handed in; bytes that are nowhere else keep it. */
  async #endIfRevoked(open: OpenBook): Promise<void> {
    if (!open.state().handedIn || this.#open !== open) return
    const { carriedIn, whatKeeps } = await later()
    const [kept, carried] = await Promise.all([whatKeeps(open.db), carriedIn(open.db)])
    if (this.#open !== open || kept === 'bytes') return
    // Written since: it is handed in as well.
    if (kept) return open.send()
    this.#ended = { ...SETTLED, ended: { gave: open.state().gave } }
    await this.#leave({ ...open.me, carried })
  }

  async #leave(left: Left): Promise<void> {
    this.#close()
    const { leave } = await later()
    await leave(left, this.platform.spare)
    // The next book counts its changes from one again; under the old id the server would take them for repeats.
    this.#deviceId = this.platform.newDeviceId()
    this.#changed()
  }

  /** What still lies here of who has left. */
  async #dropLeft(): Promise<void> {
    const left = await whoLeft()
    if (left) await (await later()).forget(left, this.platform.spare)
  }

  history(row: string): Promise<HistoryEntry[] | Problem> {
    return this.#identity.history(row)
  }

  handIns(): Promise<HandedIn[] | Problem> {
    return this.#identity.handIns()
  }

  judge(id: string, as: Judgement): Promise<Judged | Problem> {
    return this.#identity.judge(id, as)
  }

  speech(): Promise<Speech | Problem> {
    return this.#identity.speech()
  }

  #book(): OpenBook {
    if (!this.#open) throw new Error('No book is open')
    return this.#open
  }

  /** A session began: the same member's book goes on, another's opens; what was made on this device alone comes along. */
  async #enter(asked: () => Promise<Me | Problem>): Promise<Outcome> {
    this.#isEntering = true
    const me = await this.#askAsDevice(asked)
    if ('ok' in me) return me
    await this.#dropLeft().catch(() => {})
    await unmarkLeft()
    const open = this.#open
    if (open && databaseOf(open.me) === databaseOf(me)) {
      await setPointer('current', me)
      open.send()
      return { ok: true }
    }
    if (open?.me.server === 'device') await this.#carry(open, me)
    await this.#switch(me, false)
    if (open?.me.server === 'example') {
      await setPointer('before-example', undefined)
      await deleteBook(databaseOf(open.me))
    }
    return { ok: true }
  }

  /** A revoked device signs in as itself, or it would stay revoked; an id that is another member's device is changed for a new one. */
  async #askAsDevice(asked: () => Promise<Me | Problem>): Promise<Me | Problem> {
    const known = this.state().is === 'revoked' ? await this.#book().db.device.get(DEVICE) : undefined
    if (known) this.#deviceId = known.id
    const answer = await asked()
    if (!('ok' in answer) || answer.code !== 'taken') return answer
    this.#deviceId = this.platform.newDeviceId()
    return asked()
  }

  async #carry(open: OpenBook, me: Me): Promise<void> {
    const to = new Database(databaseOf(me))
    await to.open()
    const { bringBack, carryOver } = await later()
    // Of a book that was here before and has gone there may be a copy.
    if (this.platform.spare) await bringBack(to, this.platform.spare, true)
    await ensureDevice(to, this.#deviceId, true)
    await carryOver(open.db, to, open.me, me)
    to.close()
    // From here on a start opens the new book, whatever happens to the rest of the joining.
    await setPointer('current', me)
  }

  /** Opens a book in place of the one that is open; `fill` writes what it begins with before anybody sees it. */
  async #switch(me: Me, known: boolean, fill?: (book: Book) => Promise<void>): Promise<void> {
    this.#close()
    const name = databaseOf(me)
    const open = await openBook(me, name, known, this.#deviceId, this.platform, {
      changed: () => {
        this.#changed()
        if (this.#open) void this.#endIfRevoked(this.#open)
      },
      outdated: () => {
        this.outdated = true
        this.#changed()
      },
    })
    await fill?.(open.book)
    this.#open = open
    this.#ended = SETTLED
    const remember = () => me.server !== 'example' && rememberUnsent(open.book.pending.count)
    remember()
    if (!known) await setPointer('current', me)
    open.book.on(['outbox'], () => {
      remember()
      this.#changed()
    })
    open.book.on(['attention', 'bytes'], () => void this.#count())
    void this.#count()
    this.#changed()
  }

  #close(): void {
    this.#open?.close()
    this.#open = undefined
    this.#counted = NOTHING_COUNTED
  }

  async #count(): Promise<void> {
    const open = this.#open
    if (!open) return
    // Another book may have been opened meanwhile, and this one closed in the middle of it.
    const counted = await countIn(open.db).catch(error => this.#open === open && Promise.reject(error))
    if (!counted || this.#open !== open) return
    this.#counted = counted
    this.#changed()
  }

  #changed(): void {
    for (const changed of this.#listeners) changed()
  }
}
