import type { RecorderNotice, RecorderState } from '../recorder.ts'
import type { OpenRecording, RecordingAbout, Recordings } from '../recordings.ts'
import { NotSaved } from '../write.ts'
import { Awake } from './awake.ts'
import { closeSound, hasEnded, isLive, type Meter, type MicrophonePorts, type Sound } from './ports.ts'
import { roomLeft, roomLeftSoon } from './room.ts'
import { Segment } from './segment.ts'
import { SliceQueue } from './slice-queue.ts'
import { Stopwatch } from './stopwatch.ts'

const TICK_MS = 100
const LONGEST_SECONDS = 60 * 60
const ROOM_LOOKED_AT_MS = 30_000
/** How often a lost microphone is tried again. */
const TRIED_AGAIN_MS = 5_000
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
 */
export class Take {
  state: RecorderState = { is: 'starting' }
  readonly #clock: Stopwatch
  readonly #awake: Awake
  #sound: Sound | undefined
  #segment: Segment | undefined
  #segmentFrom = 0
  #queue: SliceQueue | undefined
  #open: OpenRecording | undefined
  #meter: Meter | undefined
  #level = 0
  #notices: RecorderNotice[] = []
  #isPaused = false
  #isLost = false
  #isRecovering = false
  #isOver = false
  #triedAt = Number.NEGATIVE_INFINITY
  #heardAt = 0
  #roomAt = 0
  #stops: (() => void)[] = []
  #stopSound: () => void = () => {}
  #cancelTick: () => void = () => {}
  #stopping: Promise<void> | undefined

  constructor(
    readonly recordings: Recordings,
    readonly ports: MicrophonePorts,
    readonly changed: () => void,
  ) {
    this.#clock = new Stopwatch(ports.now)
    this.#awake = new Awake(ports, isHeld => this.#note('keep-screen-on', !isHeld))
  }

  async start(about: RecordingAbout): Promise<void> {
    const room = roomLeftSoon(this.ports)
    try {
      const sound = await this.ports.open()
      if (this.#isOver) return closeSound(sound)
      this.#hear(sound)
      if ((await room) === 'full') throw new NotSaved('full')
      if (this.#isOver) return closeSound(sound)
      this.#begin(sound)
      this.#queue = new SliceQueue(
        this.recordings.begin(about),
        why => why === 'full' && void this.stop('full'),
      )
      this.#open = await this.#queue.open
    } catch (error) {
      return this.#fail(error)
    }
    if (this.#isOver) return
    this.#heardAt = this.#roomAt = this.ports.now()
    this.#meter = this.ports.meter(this.#sound!)
    this.#stops = [
      this.ports.onVisibility(() => this.#seen()),
      this.ports.onDevices(() => void this.#recover()),
    ]
    void this.#awake.keep()
    this.#note('nearly-full', (await room) === 'nearly-full')
    this.#tick()
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
    if (this.#isLost || !this.#sound || !isLive(this.#sound)) {
      this.#isLost = true
      void this.#recover(true)
      return
    }
    this.#heardAt = this.ports.now()
    this.#segment?.resume()
    this.#clock.run()
    this.#show()
  }

  /** Resolves when the last slice is on disk, or the disk is full. */
  stop(because?: RecorderNotice): Promise<void> {
    this.#stopping ??= this.#stop(because)
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
    this.#cancelTick()
    for (const stop of this.#stops) stop()
    this.#awake.letGo()
    await this.#segment?.end()
    this.#letSoundGo()
    if (because) this.#note(because, true)
    try {
      await this.#queue?.drained()
    } catch (error) {
      if (!(error instanceof NotSaved) || error.why !== 'full') {
        // Another try is another call.
        this.#stopping = undefined
        this.#showStopped()
        throw error
      }
      this.#note('full', true)
    }
    this.#showStopped()
  }

  #fail(error: unknown): void {
    this.#isOver = true
    void this.#segment?.end()
    this.#letSoundGo()
    this.state = { is: 'failed', why: whyOf(error) }
    this.changed()
  }

  /** A new segment over this sound. */
  #begin(sound: Sound): void {
    let isFirst = true
    this.#segmentFrom = this.#clock.seconds
    const from = this.#segmentFrom
    this.#segment = new Segment(sound, this.ports, {
      slice: (slice, type) => {
        this.#queue!.put(slice, type, this.#clock.seconds - from, isFirst)
        isFirst = false
      },
      broke: () => void this.#lose(),
    })
    this.#clock.run()
  }

  #hear(sound: Sound): void {
    this.#letSoundGo()
    this.#sound = sound
    const lost = () => void this.#lose()
    const back = () => void this.#recover()
    const tracks = sound.getAudioTracks()
    for (const track of tracks) {
      track.addEventListener('ended', lost)
      track.addEventListener('mute', lost)
      track.addEventListener('unmute', back)
    }
    this.#stopSound = () => {
      for (const track of tracks) {
        track.removeEventListener('ended', lost)
        track.removeEventListener('mute', lost)
        track.removeEventListener('unmute', back)
      }
      closeSound(sound)
    }
  }

  #letSoundGo(): void {
    this.#stopSound()
    this.#stopSound = () => {}
    this.#meter?.close()
    this.#meter = undefined
    this.#sound = undefined
    this.#level = 0
  }

  async #lose(): Promise<void> {
    if (this.#isLost || this.#isOver || !this.#open) return
    this.#isLost = true
    this.#clock.halt()
    this.#note('lost', true)
    await this.#segment?.end()
    const now = this.ports.now()
    // A mute track may well come back by itself, and a recorder that fails at once must not be begun in a loop.
    const isMute = this.#sound && !hasEnded(this.#sound) && !isLive(this.#sound)
    if (isMute) this.#triedAt = now
    if (now - this.#triedAt >= TRIED_AGAIN_MS) await this.#recover()
  }

  /** Goes on in a new segment, when the microphone is to be had. */
  async #recover(isTap = false): Promise<void> {
    if (!this.#isLost || this.#isRecovering || this.#isOver || (this.#isPaused && !isTap)) return
    this.#isRecovering = true
    this.#triedAt = this.ports.now()
    try {
      if (!(await this.#hasSound(isTap)) || this.#isOver) return
      this.#begin(this.#sound!)
      this.#isLost = false
      this.#heardAt = this.ports.now()
      this.#note('lost', false)
      this.#note('interrupted', true)
    } catch {
      // It is tried again: at the next change of devices, on return to the page, by and by, or by a tap.
    } finally {
      this.#isRecovering = false
      this.#show()
    }
  }

  async #hasSound(isTap: boolean): Promise<boolean> {
    if (this.#sound && isLive(this.#sound)) return true
    if (!isTap && !(await this.ports.mayOpenUnasked())) return false
    const sound = await this.ports.open()
    if (this.#isOver) closeSound(sound)
    else {
      this.#hear(sound)
      this.#meter = this.ports.meter(sound)
    }
    return !this.#isOver && isLive(sound)
  }

  #seen(): void {
    if (!this.ports.isVisible()) {
      this.#segment?.flush()
      return
    }
    void this.#awake.keep()
    this.#meter?.wake()
    // Not every browser says that it took the microphone away in the background.
    const isRunning = this.#segment?.isRunning && this.#sound && isLive(this.#sound)
    if (!this.#isPaused && !this.#isLost && !isRunning) void this.#lose()
    else void this.#recover()
  }

  #tick(): void {
    if (this.#isOver) return
    const now = this.ports.now()
    this.#listen(now)
    if (now - this.#roomAt >= ROOM_LOOKED_AT_MS) void this.#lookAtRoom(now)
    if (this.#isLost && now - this.#triedAt >= TRIED_AGAIN_MS) void this.#recover()
    if (this.#clock.seconds >= LONGEST_SECONDS) return void this.stop('longest').catch(() => {})
    this.#show()
    this.#cancelTick = this.ports.after(TICK_MS, () => this.#tick())
  }

  #listen(now: number): void {
    const isRecording = !this.#isPaused && !this.#isLost
    const level = isRecording ? this.#meter?.level() : 0
    this.#level = level ?? 0
    if (!isRecording || level === undefined || level > SILENCE) {
      this.#heardAt = now
      this.#note('silent', false)
    } else this.#note('silent', now - this.#heardAt >= SILENT_AFTER_MS)
  }

  async #lookAtRoom(now: number): Promise<void> {
    this.#roomAt = now
    const room = await roomLeft(this.ports)
    if (!this.#isOver) this.#note('nearly-full', room !== 'enough')
  }

  /** The newest trouble is the one that is told; what was told and still holds comes back when that is over. */
  #note(notice: RecorderNotice, holds: boolean): void {
    if (this.#notices.includes(notice) === holds && (holds ? notice !== 'interrupted' : true)) return
    this.#notices = this.#notices.filter(other => other !== notice)
    if (notice === 'keep-screen-on' && holds) this.#notices.unshift(notice)
    else if (holds) this.#notices.push(notice)
    this.#show()
  }

  #show(): void {
    if (!this.#isOver) this.#put(this.#isPaused || this.#isLost ? 'paused' : 'recording')
  }

  #showStopped(): void {
    this.#put('stopped')
  }

  #put(is: 'recording' | 'paused' | 'stopped'): void {
    if (!this.#open) return
    const notice = this.#notices.at(-1)
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

/** What getUserMedia, MediaRecorder or the store had against it. */
function whyOf(error: unknown): Extract<RecorderState, { is: 'failed' }>['why'] {
  if (error instanceof NotSaved) return error.why === 'full' ? 'full' : 'unsupported'
  switch ((error as { name?: string }).name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no-microphone'
    case 'NotReadableError':
    case 'AbortError':
      return 'taken'
    default:
      return 'unsupported'
  }
}
