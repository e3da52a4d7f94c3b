import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const RATE = 48_000

/** Browser arguments for a microphone that is allowed and plays bursts of a voice-like tone over and over. */
export function speakingMicrophone(): string[] {
  const path = join(mkdtempSync(join(tmpdir(), 'tend-voice-')), 'voice.wav')
  writeFileSync(path, wav(voice(6)))
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${path}`,
  ]
}

/** Browser arguments for a microphone that is there, and is refused when it is asked for. */
export const REFUSED_MICROPHONE = ['--use-fake-device-for-media-stream', '--deny-permission-prompts']

/** Half a second of sound, a quarter of silence: its harmonics are those of a voice, so that no filter takes it for noise. */
function voice(seconds: number): Int16Array {
  return Int16Array.from({ length: seconds * RATE }, (_, at) => {
    const time = at / RATE
    const loud = time % 0.75 < 0.5 ? 0.3 : 0
    const tone = [1, 2, 3, 4, 5].reduce((sum, n) => sum + Math.sin(2 * Math.PI * 140 * n * time) / n, 0)
    return Math.round(loud * tone * 16_000)
  })
}

/** One channel of 16-bit samples as a file. */
export function wav(samples: Int16Array, rate = RATE): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.byteLength, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([head, Buffer.from(samples.buffer)])
}
