import * as v from 'valibot'
import { type Allowed, Forbidden, guarded } from './outbound.ts'
import { type Answer, postFile, TooLong } from './post-file.ts'
import { type Heard, HearingFailed, LONGEST_ANSWER, type Recording, type Transcriber } from './transcriber.ts'

export interface HttpEngine {
  url: URL
  model: string
  key: string | undefined
  allowed: Allowed
  timeoutMs: number
}

/** With times of each sentence where the engine can; some models cannot, and say so with 400. */
const FORMATS = ['verbose_json', 'json'] as const

/** Any server that speaks OpenAI's `POST /v1/audio/transcriptions`. */
export function httpTranscriber(engine: HttpEngine): Transcriber {
  const { url, model, timeoutMs } = engine
  let formats: readonly string[] = FORMATS

  async function hear(recording: Recording, stop: AbortSignal): Promise<Heard> {
    const limit = AbortSignal.timeout(timeoutMs)
    const signal = AbortSignal.any([stop, limit])
    for (const format of formats) {
      const answer = await ask(recording, format, signal).catch(cause => {
        throw failureOf(cause, limit)
      })
      const isLast = format === formats.at(-1)
      if (answer.status === 400 && !isLast) continue
      const heard = readAnswer(answer)
      formats = formats.slice(formats.indexOf(format))
      return heard
    }
    throw new HearingFailed('trouble', 'no format')
  }

  function ask(recording: Recording, format: string, stop: AbortSignal): Promise<Answer> {
    const fields: [string, string][] = [
      ['model', model],
      ['response_format', format],
      ...(recording.language ? [['language', recording.language] as [string, string]] : []),
      ...(format === 'verbose_json' ? [['timestamp_granularities[]', 'segment'] as [string, string]] : []),
    ]
    return postFile(url, recording, fields, {
      guard: guarded(engine.allowed, url.protocol),
      headers: engine.key ? { authorization: `Bearer ${engine.key}` } : {},
      most: LONGEST_ANSWER,
      stop,
    })
  }

  return { kind: 'http', name: model, leaves: url.hostname.replace(/^\[|\]$/g, ''), hear }
}

function failureOf(cause: unknown, limit: AbortSignal): HearingFailed {
  if (limit.aborted) return new HearingFailed('timeout', 'no answer in time')
  if (cause instanceof TooLong) return new HearingFailed('trouble', 'an answer without end')
  if (cause instanceof Forbidden) return new HearingFailed('unreachable', 'an address that is not allowed')
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'error'
  return new HearingFailed('unreachable', code)
}

const Verbose = v.object({
  text: v.string(),
  segments: v.fallback(
    v.optional(v.array(v.object({ start: v.number(), end: v.number(), text: v.string() }))),
    undefined,
  ),
})

function readAnswer({ status, type, text }: Answer): Heard {
  if (status !== 200) throw new HearingFailed(whyOf(status), String(status))
  if (type !== 'application/json') throw new HearingFailed('trouble', 'not JSON')
  const read = v.safeParse(Verbose, parse(text))
  if (!read.success) throw new HearingFailed('trouble', 'JSON without text')
  const segments = read.output.segments?.map(({ start, end, text }) => ({ from: start, to: end, text }))
  return { text: read.output.text, ...(segments && { segments }) }
}

function whyOf(status: number): HearingFailed['why'] {
  if (status === 413) return 'too_large'
  if (status === 400 || status === 415 || status === 422) return 'format'
  if (status === 401 || status === 403 || status === 408 || status === 429 || status >= 500)
    return 'unreachable'
  return 'trouble'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
