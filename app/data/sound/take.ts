import type { RecorderNotice, RecorderState } from '../recorder.ts'
import type { OpenRecording, RecordingAbout, Recordings } from '../recordings.ts'
import { NotSaved } from '../write.ts'
import { Awake } from './awake.ts'
import { Notices } from './notices.ts'
import { OpenMicrophone } from './open-microphone.ts'
import type { MicrophonePorts, Sound } from './ports.ts'
import { roomLeft, roomLeftSoon } from './room.ts'
import { Segment } from './segment.ts'
import { SliceQueue } from './slice-queue.ts'
import { Stopwatch } from './stopwatch.ts'
import { whyFailed } from './why-failed.ts'

const TICK_MS = 100
const LONGEST_SECONDS = 60 * 60
const ROOM_LOOKED_AT_MS = 30_000
/** How often a lost microphone is tried again. */
const TRIED_AGAIN_MS = 5_000
/** How often what the store would not take is handed to it again. */
const KEPT_AGAIN_MS = 5_000
const SILENT_AFTER_MS = 5_000
/** Fainter than any room. */
const SILENCE = 0.02

/**
 * One recording, from the tap that starts it until its last slice is on disk.
 *
 *   starting ──▶ recording ⇄ paused by the person
 *                    │  ▲
 *   lost: the track ended or is mute, the recorder failed. What there is is kept, and the clock stands still
 *                    │  │ a new segment: the track lives again, or a fresh one is to be had without a tap, or by `resume`
 *                    ▼  │
 *                paused, 'lost'          … from each of them `stop`, a full disk or the longest time ──▶ stopped
 *
 * A store that fails otherwise is told and tried again. What it fails at when stopping stays in memory: `unsaved`, until a later
 * `stop`, or the take itself by and by, has brought it to the disk.
 */
export class Take {
  state: RecorderState = { is: 'starting' }
  readonly #clock: Stopwatch
  readonly #awake: Awake
  readonly #microphone: OpenMicrophone
  readonly #notices = new Notices()
  #segment: Segment | undefined
  #queue: SliceQueue | undefined
  #open: OpenRecording | undefined
  #level = 0
  #isPaused = false
  #isLost = false
  #isRecovering = false
  #isOver = false
  #triedAt = Number.NEGATIVE_INFINITY
  #heardAt = 0
  #roomAt = 0
  #keptAgainAt = 0
  #stops: (() => void)[] = []
  #stopping: Promise<void> | undefined

  constructor(
    readonly recordings: Recordings,
    readonly ports: MicrophonePorts,
    readonly changed: () => void,
  ) {
    this.#clock = new Stopwatch(ports.now)
    this.#microphone = new OpenMicrophone(ports, {
      lost: () => void this.#lose(),
      back: () => void this.#recover(),
    })
    this.#awake = new Awake(ports, isHeld => {
      this.#notices.set('keep-screen-on', !isHeld)
      this.#show()
    })
  }

  async start(about: RecordingAbout): Promise<void> {
    const asked = roomLeftSoon(this.ports)
    try {
      const sound = await this.#microphone.open()
      const room = await asked
      if (this.#isOver) return this.#microphone.close()
      if (room === 'full') throw new NotSaved('full')
      this.#begin(sound)
      // From here on it is heard; what is slower than the tap comes after.
      this.#queue = new SliceQueue(this.recordings.begin(about), {
        failed: why => this.#failedToKeep(why),
        kept: () => this.#notices.drop('unsaved'),
      })
      this.#open = await this.#queue.open
      this.#notices.set('nearly-full', room === 'nearly-full')
    } catch (error) {
      return this.#fail(error)
    }
    if (!this.#isOver) this.#attend()
  }

  /** Stopped before anything was heard: there is nothing to be kept. */
  get isNothing(): boolean {
    return !this.#queue?.hasHeard
  }

  #failedToKeep(why: NotSaved['why']): void {
    if (why === 'full') return void this.stop('full').catch(() => {})
    this.#notices.set('unsaved', true)
    this.#show()
  }

  #attend(): void {
    this.#heardAt = this.#roomAt = this.ports.now()
    this.#microphone.measure()
    this.#stops = [
      this.ports.onVisibility(() => this.#seen()),
      this.ports.onDevices(() => void this.#recover()),
    ]
    void this.#awake.keep()
    this.#tick()
    // It may have been lost before anybody listened.
    if (!this.#segment?.isRunning || !this.#microphone.live) void this.#lose()
  }

  pause(): void {
    if (this.state.is !== 'recording') return
    this.#isPaused = true
    this.#clock.halt()
    this.#segment?.pause()
    this.#show()
  }

  /** By a tap: also the way back to a microphone that was lost and may not be asked for without one. */
  resume(): void {
    if (this.state.is !== 'paused') return
    this.#isPaused = false
    this.#heardAt = this.ports.now()
    if (!this.#isLost && this.#microphone.live && this.#segment?.resume()) {
      this.#clock.run()
      this.#show()
      return
    }
    this.#isLost = true
    void this.#recover(true)
  }

  /** Resolves when the last slice is on disk, or the disk is full. Rejects when neither is so; it may be asked again. */
  stop(because?: RecorderNotice): Promise<void> {
    this.#stopping ??= this.#stop(because).catch(error => {
      this.#stopping = undefined
      throw error
    })
    return this.#stopping
  }

  /** Nothing of it is needed any more. */
  async release(): Promise<void> {
    await this.stop().catch(() => {})
    const open = await this.#queue?.open.catch(() => undefined)
    open?.close()
  }

  async #stop(because?: RecorderNotice): Promise<void> {
    this.#isOver = true
    this.#clock.halt()
    for (const stop of this.#stops) stop()
    this.#awake.letGo()
    await this.#segment?.end()
    this.#microphone.close()
    this.#level = 0
    if (because) this.#notices.put(because)
    try {
      await this.#queue?.drained()
      // Stopped in its first moment: what was heard by then has a place on the disk all the same.
      if (this.#queue?.hasHeard) this.#open ??= await this.#queue.open
    } catch (error) {
      if (!(error instanceof NotSaved) || error.why !== 'full') {
        this.#put('unsaved')
        if (this.#open) this.ports.after(KEPT_AGAIN_MS, () => void this.stop(because).catch(() => {}))
        throw error
      }
      this.#notices.put('full')
    }
    this.#put('stopped')
  }

  #fail(error: unknown): void {
    this.#isOver = true
    void this.#segment?.end()
    this.#microphone.close()
    this.state = { is: 'failed', why: whyFailed(error) }
    this.changed()
  }

  /** A new segment over this sound. */
  #begin(sound: Sound): void {
    let isFirst = true
    const from = this.#clock.seconds
    this.#segment = new Segment(sound, this.ports, {
      slice: (slice, type) => {
        this.#queue!.put(slice, type, this.#clock.seconds - from, isFirst)
        isFirst = false
      },
      broke: () => void this.#lose(),
    })
    this.#clock.run()
  }

  async #lose(): Promise<void> {
    if (this.#isLost || this.#isOver || !this.#open) return
    this.#isLost = true
    this.#clock.halt()
    this.#notices.put('lost')
    this.#show()
    await this.#segment?.end()
    const now = this.ports.now()
    // A mute track may come back by itself, and a recorder that fails at once must not be begun in a loop.
    if (this.#microphone.isMute) this.#triedAt = now
    if (now - this.#triedAt >= TRIED_AGAIN_MS) await this.#recover()
  }

  /** Goes on in a new segment, when the microphone is to be had. */
  async #recover(isTap = false): Promise<void> {
    if (!this.#isLost || this.#isRecovering || this.#isOver || (this.#isPaused && !isTap)) return
    this.#isRecovering = true
    this.#triedAt = this.ports.now()
    try {
      const sound = this.#microphone.live ?? (await this.#fresh(isTap))
      if (!sound || this.#isOver) return
      this.#begin(sound)
      this.#isLost = false
      this.#heardAt = this.ports.now()
      this.#notices.drop('lost')
      this.#notices.put('interrupted')
    } catch {
      // It is tried again: at the next change of devices, on return to the page, by and by, or by a tap.
    } finally {
      this.#isRecovering = false
      this.#show()
    }
  }

  async #fresh(isTap: boolean): Promise<Sound | undefined> {
    if (!isTap && !(await this.ports.mayOpenUnasked())) return undefined
    await this.#microphone.open()
    if (this.#isOver) this.#microphone.close()
    else this.#microphone.measure()
    return this.#microphone.live
  }

  #seen(): void {
    if (!this.ports.isVisible()) {
      this.#segment?.flush()
      return
    }
    void this.#awake.keep()
    this.#microphone.wake()
    // Not every browser says that it took the microphone away in the background.
    const isRunning = this.#segment?.isRunning && this.#microphone.live
    if (!this.#isPaused && !this.#isLost && !isRunning) void this.#lose()
    else void this.#recover()
  }

  #tick(): void {
    if (this.#isOver) return
    const now = this.ports.now()
    this.#listen(now)
    if (now - this.#keptAgainAt >= KEPT_AGAIN_MS) {
      this.#keptAgainAt = now
      this.#queue?.retry()
    }
    if (now - this.#roomAt >= ROOM_LOOKED_AT_MS) void this.#lookAtRoom(now)
    if (this.#isLost && now - this.#triedAt >= TRIED_AGAIN_MS) void this.#recover()
    if (this.#clock.seconds >= LONGEST_SECONDS) return void this.stop('longest').catch(() => {})
    this.#show()
    this.ports.after(TICK_MS, () => this.#tick())
  }

  #listen(now: number): void {
    const isRecording = !this.#isPaused && !this.#isLost
    const level = isRecording ? this.#microphone.level : 0
    this.#level = level ?? 0
    const isHeard = !isRecording || level === undefined || level > SILENCE
    if (isHeard) this.#heardAt = now
    this.#notices.set('silent', now - this.#heardAt >= SILENT_AFTER_MS)
  }

  async #lookAtRoom(now: number): Promise<void> {
    this.#roomAt = now
    const room = await roomLeft(this.ports)
    this.#notices.set('nearly-full', room !== 'enough')
  }

  #show(): void {
    if (!this.#isOver) this.#put(this.#isPaused || this.#isLost ? 'paused' : 'recording')
  }

  #put(is: 'recording' | 'paused' | 'unsaved' | 'stopped'): void {
    if (!this.#open) return
    const notice = this.#notices.newest
    this.state = {
      is,
      recording: this.#open.id,
      seconds: this.#clock.seconds,
      level: this.#level,
      ...(notice && { notice }),
    }
    this.changed()
  }
}
