import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { commandTranscriber } from '../../../server/transcribe/command.ts'
import { decode } from '../../../server/transcribe/decode.ts'
import { asRecorded, ensureSpeech, measureSound, pocketsphinx, speak } from '../../support/speech.ts'
import { named, sendAll, testFolder } from '../support/blobs.ts'
import { hearingServer } from '../support/hearing.ts'

// Each word below is in a small grammar: this proves the path from a recording to its words, not free dictation.
beforeAll(ensureSpeech)

const bounds = { timeoutMs: 60_000, most: 1024 * 1024, stop: new AbortController().signal }

test.each([
  [
    'memo.webm',
    'audio/webm',
    'Send the proposal to Maria by Friday.',
    'send the proposal to maria by friday',
  ],
  [
    'memo.m4a',
    'audio/mp4',
    'Call Peter tomorrow. Ask Anna about the contract.',
    'call peter tomorrow ask anna about the contract',
  ],
])(
  'a memo spoken, recorded (%s), sent and heard by a real engine becomes its words',
  async (name, type, said, words) => {
    const folder = testFolder()
    const engine = commandTranscriber({ words: pocketsphinx(folder), timeoutMs: 60_000 })
    const world = await hearingServer(engine)
    const bytes = new Uint8Array(readFileSync(asRecorded(speak(said, folder), name)))
    const row = await world.hang(bytes, { blob: named(bytes, type), name })
    await sendAll(world.desk, row, bytes)
    await world.settled()
    const { transcript, words: state } = (await world.rowNow(row)).fields
    expect([transcript, state]).toEqual([words, { is: 'written', engine: 'pocketsphinx_continuous' }])
  },
)

describe('decoding', () => {
  test('gives 16 kHz mono of the same length and loudness', async () => {
    const folder = testFolder()
    const spoken = speak('Send the proposal to Maria by Friday.', folder)
    const file = asRecorded(spoken)
    mkdirSync(join(folder, 'out'))
    const wav = await decode(
      { file, size: 1, type: 'audio/webm', language: undefined },
      join(folder, 'out'),
      bounds,
    )
    const head = readFileSync(wav).subarray(0, 44)
    expect([head.readUInt16LE(22), head.readUInt32LE(24)]).toEqual([1, 16_000])
    const [before, after] = [measureSound(spoken), measureSound(wav)]
    expect(Math.abs(after.seconds - before.seconds)).toBeLessThan(0.15)
    expect(Math.abs(after.loudness - before.loudness)).toBeLessThan(2)
  })

  test('hears what there is of a recording that was cut off', async () => {
    const folder = testFolder()
    const whole = readFileSync(
      asRecorded(speak('Send the proposal to Maria by Friday. Call Peter tomorrow.', folder)),
    )
    const file = join(folder, 'cut.webm')
    writeFileSync(file, whole.subarray(0, whole.length / 2))
    mkdirSync(join(folder, 'out'))
    const wav = await decode(
      { file, size: 1, type: 'audio/webm', language: undefined },
      join(folder, 'out'),
      bounds,
    )
    expect(measureSound(wav).seconds).toBeGreaterThan(1)
  })

  test.each([
    [
      'noise in the right dress',
      'audio/webm',
      Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d00ff', 'hex'),
    ],
    [
      'a playlist that names other files',
      'audio/mpeg',
      Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n'),
    ],
    [
      'a list of files to be joined',
      'audio/webm',
      Buffer.from("ffconcat version 1.0\nfile '/etc/hostname'\n"),
    ],
    ['nothing', 'audio/ogg', Buffer.alloc(0)],
  ])('%s has nothing to hear', async (_, type, bytes) => {
    const folder = testFolder()
    const file = join(folder, 'recording')
    writeFileSync(file, bytes)
    mkdirSync(join(folder, 'out'))
    await expect(
      decode({ file, size: bytes.length, type, language: undefined }, join(folder, 'out'), bounds),
    ).rejects.toMatchObject({ why: 'format' })
  })

  test('without ffmpeg leaves the recording as it is', async () => {
    const recording = { file: '/a/recording', size: 1, type: 'audio/webm', language: undefined }
    expect(await decode(recording, testFolder(), bounds, 'no-such-ffmpeg')).toBe('/a/recording')
  })
})
