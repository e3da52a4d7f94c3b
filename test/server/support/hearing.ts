import { onTestFinished } from 'vitest'
import type { Row } from '../../../app/model/row.ts'
import { openHearings } from '../../../server/transcribe/hearings.ts'
import type { Speech } from '../../../server/transcribe/speech.ts'
import {
  type Heard,
  HearingFailed,
  type Recording,
  type Transcriber,
  type Why,
} from '../../../server/transcribe/transcriber.ts'
import { withBytes } from './blobs.ts'

/** An engine in the test's hand: it says what it is told to, in turn; the last for ever. */
export class ScriptedEngine implements Transcriber {
  readonly kind = 'http'
  readonly name = 'whisper'
  readonly leaves = 'stt.example.com'
  readonly heard: Recording[] = []
  /** Most recordings it was given at once. */
  most = 0
  #now = 0
  readonly script: (Heard | Why | (() => Promise<Heard>))[]

  constructor(...script: (Heard | Why | (() => Promise<Heard>))[]) {
    this.script = script
  }

  async hear(recording: Recording, stop: AbortSignal): Promise<Heard> {
    this.heard.push(recording)
    this.most = Math.max(this.most, ++this.#now)
    try {
      const next = this.script[Math.min(this.heard.length, this.script.length) - 1]!
      if (typeof next === 'string') throw new HearingFailed(next, 'as told')
      if (typeof next !== 'function') return next
      return await Promise.race([next(), stopped(stop)])
    } finally {
      this.#now--
    }
  }
}

function stopped(stop: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    stop.addEventListener('abort', () => reject(new HearingFailed('unreachable', 'stopped'))),
  )
}

/** A server that hears recordings with this engine, under a clock in the test's hand. */
export async function hearingServer(engine: Transcriber) {
  const world = await withBytes()
  const { ports, time } = world.server
  const waiting = new Map<() => void, number>()
  const after = (ms: number, call: () => void) => {
    waiting.set(call, time.now + ms)
    return () => void waiting.delete(call)
  }

  function open(engine: Transcriber): Speech {
    ports.speech = openHearings({ ...ports, after, language: 'en' }, engine)
    return ports.speech
  }
  open(engine)
  onTestFinished(() => ports.speech?.close())
  const settled = () => ports.speech!.settled()

  return {
    ...world,
    settled,
    /** Lets time pass, and what was waiting for it happen. */
    async later(ms: number) {
      time.now += ms
      for (const [call, at] of [...waiting])
        if (at <= time.now) {
          waiting.delete(call)
          call()
        }
      await settled()
    },
    /** As after a crash: nothing was put back, and another process begins. */
    async killedAndStarted(next: Transcriber) {
      waiting.clear()
      open(next)
      await settled()
    },
    async stoppedAndStarted(next: Transcriber) {
      await ports.speech!.close()
      await this.killedAndStarted(next)
    },
    /** The row as a device gets it by the ordinary pull. */
    async rowNow({ id }: Row): Promise<Row> {
      return (await world.desk.snapshot()).rows.find(row => row.id === id)!
    },
    async statesOf({ id }: Row): Promise<string[]> {
      const response = await world.desk.browser.get(`/api/history?row=${id}`)
      const { entries } = (await response.json()) as {
        entries: { patch: { words?: { is: string; why?: string } } }[]
      }
      return entries
        .flatMap(({ patch: { words } }) => (words ? [[words.is, words.why].filter(Boolean).join(' ')] : []))
        .reverse()
    },
  }
}

export type HearingServer = Awaited<ReturnType<typeof hearingServer>>
