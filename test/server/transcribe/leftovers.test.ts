import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSpeech } from '../../../server/transcribe/open.ts'
import { testFolder, withBytes } from '../support/blobs.ts'

test('a voice that a killed server left decoded is removed at the next start, with or without an engine', async () => {
  const { ports } = (await withBytes()).server
  const scratch = join(testFolder(), 'hearing')
  for (const engine of ['none', 'command'] as const) {
    mkdirSync(join(scratch, 'hearing-abc'), { recursive: true })
    writeFileSync(join(scratch, 'hearing-abc/recording.wav'), 'RIFF')
    const config = { engine, language: undefined, words: ['hear', '{file}'], timeoutMs: 1000 }
    await openSpeech(config, ports, scratch)?.close()
    expect(existsSync(scratch)).toBe(false)
  }
})
