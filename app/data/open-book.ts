import { SCHEMA } from '../model/nouns.ts'
import type { Blobs } from './blobs.ts'
import type { Me } from './book.ts'
import { rememberedUnsent } from './books.ts'
import type { Uploads } from './bytes/uploads.ts'
import { Database, DEVICE } from './database.ts'
import { ensureDevice } from './device.ts'
import { DeviceBook } from './device-book.ts'
import { later, lazily } from './lazily.ts'
import type { Spare } from './spare.ts'
import type { Sync, SyncEvents, SyncPorts, SyncState } from './sync.ts'
import { awaitLead, joinTabs, type Message } from './tabs.ts'

/** The platform as a book needs it; main.tsx gives the real one. */
export interface Platform extends SyncPorts {
  pause(): Promise<void>
  /** What the browser says of the room there is. */
  estimate(): Promise<{ usage?: number; quota?: number } | undefined>
  /** Resolves when the next frame is on the screen, or soon where nothing is drawn. */
  painted(): Promise<void>
  newDeviceId(): string
  /** Where what is nowhere else is kept a second time; undefined where the browser has no such place. */
  spare: Spare | undefined
  /** Calls back with what the server says unasked (`Poke`, as text) to this member; returns how to stop. */
  listen(member: string, poked: (said: string) => void): () => void
  /** Calls back on return to the screen, when the network comes back, and every minute; returns how to stop. */
  attend(back: () => void): () => void
}

/** A book that is open in this tab, with what keeps it in step with its server and with other tabs. */
export interface OpenBook {
  me: Me
  db: Database
  book: DeviceBook
  blobs: Blobs
  /** Tells this tab and the others that what is kept of recordings, photos and files has changed. */
  bytesChanged(): void
  /** False where nothing is ever sent. */
  isServed: boolean
  /** Now, in milliseconds: by this device's clock, put right where it is known to be off the server's by more than a minute. */
  now(): number
  /** The leader's state, in whichever tab it is. */
  state(): SyncState
  /** Asks the leader for a turn. */
  send(): void
  close(): void
}

export interface BookEvents {
  changed(): void
  /** Newer code has opened the store: this tab must be reloaded. */
  outdated(): void
}

const OPENING_TAKES_AT_MOST_MS = 8_000
/** A first visit that lost its connection half-way has not got the rest of the app yet. */
const LOAD_AGAIN_MS = 5_000
/** What a tab has written waits so long for the tab that leads (sync.md, Triggers). */
const PATIENCE_MS = 10_000

export async function openBook(
  me: Me,
  name: string,
  known: boolean,
  deviceId: string,
  platform: Platform,
  events: BookEvents,
): Promise<OpenBook> {
  const isServed = me.server !== 'device' && me.server !== 'example'
  const db = new Database(name)
  db.on('versionchange', () => {
    db.retire()
    events.outdated()
    // Dexie's own handler comes after this one, and would let it open again.
    return false
  })
  await within(OPENING_TAKES_AT_MOST_MS, db.open(), platform)
  let state: SyncState = { is: 'resting', clockOff: 0 }
  let sync: Sync | undefined
  let uploads: Uploads | undefined
  let leads = false
  let isClosed = false
  let stopAttending: () => void = () => {}
  let stopLeading: () => void = () => {}
  const book = new DeviceBook(db, me, {
    now: platform.now,
    pause: platform.pause,
    tell: news => tabs.tell({ news }),
    wrote: () => (sync && leads ? sync.poke() : askLeader(false)),
  })
  const tabs = joinTabs(name, hear)
  // What stands in the way of the first screen is read at once, and nothing written that need not be.
  const [held] = await Promise.all([db.device.get(DEVICE), book.open()])
  const device = held && held.schema >= SCHEMA ? held : await begin()
  state = { ...state, last: state.last ?? device.last, clockOff: state.clockOff || -device.offset }

  /** The tab that leads may stand still with the lock in its hand: what it has not done in time, this one does. */
  const askLeader = (poke: boolean) => {
    tabs.tell({ poke })
    platform.after(PATIENCE_MS, () => {
      if (!isClosed && !leads && (poke || book.pending.count > 0)) sync?.poke(poke)
    })
  }
  const send = () => {
    if (!sync || !leads) return askLeader(true)
    sync.poke(true)
    uploads?.poke(true)
  }
  const bytesChanged = () => {
    if (isClosed) return
    book.bytesChanged()
    tabs.tell({ bytes: true })
  }
  const blobs = lazily<Blobs>(async () => {
    const { blobsOf } = await later()
    return blobsOf(open, platform)
  })
  void platform.painted().then(readOn)

  async function begin() {
    if (held) return ensureDevice(db, deviceId, isServed)
    // The store was cleared under a book that was known.
    const lost = known ? rememberedUnsent() : undefined
    const { spare } = platform
    const copied = spare && within(OPENING_TAKES_AT_MOST_MS, spare.files(`${name}/`), platform)
    if (spare && (await copied)?.length) {
      const { bringBack } = await later()
      await bringBack(db, spare, isServed, lost)
      await book.open()
    }
    return ensureDevice(db, deviceId, isServed, lost)
  }

  /** Behind the first screen: the rest of the book, then the network. */
  async function readOn() {
    if (isClosed) return
    await book.readRest()
    events.changed()
    await Promise.all([keepCopy(), isServed && startSync()])
  }

  async function keepCopy() {
    if (!platform.spare || me.server === 'example') return
    const loaded = await later().catch(() => undefined)
    if (isClosed) return
    if (loaded) loaded.keepCopy(open, platform.spare, platform.after)
    else platform.after(LOAD_AGAIN_MS, () => void keepCopy())
  }

  /** The first screen needs no network, so what talks to it is loaded after. */
  async function startSync() {
    const loaded = await Promise.all([import('./sync.ts'), later()]).catch(() => undefined)
    if (isClosed) return
    if (!loaded) return void platform.after(LOAD_AGAIN_MS, () => void startSync())
    const [{ Sync }, { asMember, Uploads, forgetCarried }] = loaded
    const network = asMember(platform, () => me.member)
    uploads = new Uploads(db, { ...platform, network }, bytesChanged)
    // Something may be left to do once a turn has ended: bytes owed, a book taken over.
    let isOwing = true
    const heard: SyncEvents = {
      applied: async applied => {
        await book.follow({ applied })
        tabs.tell({ news: { applied } })
        isOwing ||= applied.settled
        // What could not be taken away is at the next start.
        if (isOwing) await forgetCarried(db, me, platform.spare).catch(() => {})
      },
      changed: next => {
        // A turn that has not ended yet knows of no last one; the device does.
        state = { ...next, last: next.last ?? state.last }
        tabs.tell({ state })
        events.changed()
        isOwing ||= next.trouble !== undefined
        if (next.is !== 'resting' || !leads || !isOwing) return
        isOwing = false
        uploads?.poke()
      },
      newer: () => void sendParked(),
    }
    sync = new Sync(db, me.member, platform, heard, state.clockOff)
    stopLeading = awaitLead(name, lead)
    if (book.pending.count > 0) askLeader(false)
  }

  /** At every start too: the app may have been closed before it was done. What fails now is sent at the next. */
  async function sendParked() {
    await later()
      .then(({ sendParked }) => sendParked(open))
      .catch(() => {})
  }

  function lead() {
    leads = true
    const back = () => {
      sync!.poke(sync!.state.is === 'waiting')
      if (uploads!.state === 'waiting') uploads!.poke(true)
    }
    const heard = (said: string) => {
      sync!.heard(said)
      if (uploads!.state === 'waiting') uploads!.poke(true)
    }
    const stops = [platform.listen(me.member, heard), platform.attend(back)]
    stopAttending = () => {
      for (const stop of stops) stop()
    }
    void sendParked()
    sync!.poke(true)
  }

  function hear(message: Message) {
    if ('news' in message) void book.follow(message.news).then(events.changed)
    else if ('poke' in message) leads && sync!.poke(message.poke)
    else if ('bytes' in message) book.bytesChanged()
    else if ('state' in message) {
      state = message.state
      events.changed()
    }
  }

  const open: OpenBook = {
    me,
    db,
    book,
    blobs,
    bytesChanged,
    isServed,
    now() {
      const at = platform.now()
      // One that was put back since the last exchange is no longer off as it was then.
      return Math.abs(state.clockOff) > 60_000 && at >= (state.last ?? 0) ? at - state.clockOff : at
    },
    state: () => state,
    send,
    close() {
      isClosed = true
      stopAttending()
      stopLeading()
      sync?.close()
      uploads?.close()
      tabs.close()
      // A write that comes late must not open it again: it may be deleted next.
      db.retire()
    },
  }
  return open
}

function within<T>(ms: number, work: PromiseLike<T>, platform: Platform): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = platform.after(ms, () => reject(new Error('The store on this device does not open.')))
    work.then(value => {
      cancel()
      resolve(value)
    }, reject)
  })
}
