import { type Accessor, createSignal } from 'solid-js'

/** Why a recording cannot be heard now. */
export type Missing = 'offline' | 'not-yet' | 'gone' | 'broken'

export interface SoundPorts {
  type: Accessor<string>
  seconds: Accessor<number>
  load(): Promise<ArrayBuffer | Missing>
  missing(why: Missing | undefined): void
  moved(seconds: number): void
}

export interface Sound {
  playing: Accessor<boolean>
  /** Where it is, in seconds. */
  at: Accessor<number>
  toggle(): Promise<void>
  seek(seconds: number): Promise<void>
  playFrom(seconds: number): Promise<void>
  /** Lets go of the bytes. */
  close(): void
}

/** Far beyond the end of any recording: the browser then reads to the end and knows how long it is. */
const BEYOND = 1e101
const END_WITHIN_S = 0.05
const KNOWS_LENGTH_WITHIN_MS = 3_000

/** One at a time: what plays elsewhere pauses. */
let sounding: HTMLAudioElement | undefined

/** A sound that is read when first wanted, and can be sought in though its container does not say how long it is. */
export function createSound(ports: SoundPorts): Sound {
  const [playing, setPlaying] = createSignal(false)
  const [at, setAt] = createSignal(0)
  let opening: Promise<HTMLAudioElement | undefined> | undefined
  let url: string | undefined

  async function open(): Promise<HTMLAudioElement | undefined> {
    const bytes = await ports.load()
    if (typeof bytes === 'string') return fail(bytes)
    ports.missing(undefined)
    const audio = new Audio()
    url = URL.createObjectURL(new Blob([bytes], { type: ports.type() }))
    audio.src = url
    const isReadable = await knowsItsLength(audio)
    if (!isReadable) return fail('broken')
    audio.addEventListener('play', () => setPlaying(true))
    audio.addEventListener('pause', () => setPlaying(false))
    audio.addEventListener('ended', () => setPlaying(false))
    audio.addEventListener('timeupdate', () => move(placeIn(audio)))
    audio.addEventListener('error', () => fail('broken'))
    return audio
  }

  /** Its own end is the end, though it may be somewhat shorter than the recorder's clock said. */
  function placeIn({ currentTime, duration }: HTMLAudioElement): number {
    const isOver = currentTime >= duration - END_WITHIN_S
    return isOver ? Math.max(currentTime, ports.seconds()) : currentTime
  }

  function move(seconds: number) {
    setAt(seconds)
    ports.moved(seconds)
  }

  /** What was missing may be there at the next try. */
  function fail(why: Missing): undefined {
    opening = undefined
    ports.missing(why)
  }

  const opened = () => (opening ??= open())

  async function play(audio: HTMLAudioElement) {
    if (sounding !== audio) sounding?.pause()
    sounding = audio
    await audio.play().catch(() => setPlaying(false))
  }

  return {
    playing,
    at,
    async toggle() {
      const audio = await opened()
      if (!audio) return
      if (!audio.paused) return audio.pause()
      if (audio.ended) audio.currentTime = 0
      await play(audio)
    },
    async seek(seconds) {
      setAt(seconds)
      const audio = await opened()
      if (audio) audio.currentTime = seconds
    },
    async playFrom(seconds) {
      const audio = await opened()
      if (!audio) return
      audio.currentTime = seconds
      move(seconds)
      await play(audio)
    },
    close() {
      void opening?.then(audio => {
        audio?.pause()
        if (sounding === audio) sounding = undefined
        if (url) URL.revokeObjectURL(url)
      })
    },
  }
}

/** Resolves true once the sound can be sought in; false when it cannot be read at all. */
function knowsItsLength(audio: HTMLAudioElement): Promise<boolean> {
  return new Promise(resolve => {
    const enough = setTimeout(() => done(audio.readyState > 0), KNOWS_LENGTH_WITHIN_MS)
    const done = (isReadable: boolean) => {
      clearTimeout(enough)
      if (isReadable && audio.currentTime > 0) audio.currentTime = 0
      resolve(isReadable)
    }
    audio.addEventListener('error', () => done(false), { once: true })
    audio.addEventListener('durationchange', () => {
      if (Number.isFinite(audio.duration)) done(true)
      else audio.currentTime = BEYOND
    })
    audio.preload = 'auto'
    audio.load()
  })
}
