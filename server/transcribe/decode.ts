import { join } from 'node:path'
import { type Bounds, run } from './run.ts'
import { HearingFailed, type Recording } from './transcriber.ts'

/** What our types are called by ffmpeg. Told what to expect, it tries nothing else: no playlist that names other files. */
const DEMUXERS: Record<string, string> = {
  'audio/webm': 'matroska',
  'audio/ogg': 'ogg',
  'audio/mp4': 'mov',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/flac': 'flac',
  'audio/amr': 'amr',
  'audio/x-caf': 'caf',
}
/** Some minutes of bytes can claim to be days of sound. */
const LONGEST_SECONDS = 4 * 60 * 60

/**
 * The recording as 16 kHz mono WAV in `folder`, which engines expect; the recording itself where there is no ffmpeg. Rejects with
 * `format` when there is nothing to hear in it.
 */
export async function decode(
  recording: Recording,
  folder: string,
  bounds: Bounds,
  ffmpeg = 'ffmpeg',
): Promise<string> {
  const wav = join(folder, 'recording.wav')
  const demuxer = DEMUXERS[recording.type]
  const input = ['-protocol_whitelist', 'file', ...(demuxer ? ['-f', demuxer] : []), '-i', recording.file]
  const output = [
    '-map',
    '0:a:0',
    '-t',
    String(LONGEST_SECONDS),
    '-ac',
    '1',
    '-ar',
    '16000',
    '-c:a',
    'pcm_s16le',
  ]
  try {
    const ran = await run(
      [ffmpeg, '-nostdin', '-v', 'error', ...input, ...output, '-f', 'wav', '-y', wav],
      bounds,
    )
    if (ran.ended === 'too long') throw new HearingFailed('timeout', 'decoding took too long')
    if (ran.code !== 0 && ran.ended === 'itself') throw new HearingFailed('format', 'cannot be decoded')
    return wav
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return recording.file
    throw cause
  }
}
