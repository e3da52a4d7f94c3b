import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { decode } from './decode.ts'
import { type Bounds, type Ran, run } from './run.ts'
import { segmentsIn } from './segments.ts'
import { type Heard, HearingFailed, LONGEST_ANSWER, type Recording, type Transcriber } from './transcriber.ts'

export interface CommandEngine {
  /** Program and arguments; `{file}` and `{language}` are filled in. */
  words: readonly string[]
  timeoutMs: number
  /** Name or path of ffmpeg. */
  ffmpeg?: string
}

/** A program of this machine that is given a WAV file and writes text. */
export function commandTranscriber({ words, timeoutMs, ffmpeg }: CommandEngine): Transcriber {
  async function hear(recording: Recording, stop: AbortSignal): Promise<Heard> {
    const folder = await mkdtemp(join(tmpdir(), 'tend-hearing-'))
    const bounds: Bounds = { timeoutMs, most: LONGEST_ANSWER, stop }
    try {
      const file = await decode(recording, folder, bounds, ffmpeg)
      const filled = words.map(word =>
        word.replaceAll('{file}', () => file).replaceAll('{language}', () => recording.language ?? 'auto'),
      )
      return heardFrom(await run(filled, bounds).catch(cannotStart))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  return { kind: 'command', name: basename(words[0] ?? ''), leaves: null, hear }
}

function heardFrom({ code, output, ended }: Ran): Heard {
  if (ended === 'too long') throw new HearingFailed('timeout', 'the program took too long')
  if (ended === 'too much') throw new HearingFailed('trouble', 'the program wrote without end')
  if (ended === 'stopped') throw new HearingFailed('trouble', 'stopped')
  if (code !== 0) throw new HearingFailed('trouble', `the program ended with ${code ?? 'a signal'}`)
  const segments = segmentsIn(output)
  if (!segments) return { text: output }
  return { text: segments.map(({ text }) => text).join(' '), segments }
}

function cannotStart(cause: NodeJS.ErrnoException): never {
  throw new HearingFailed('unreachable', cause.code ?? 'the program does not start')
}
