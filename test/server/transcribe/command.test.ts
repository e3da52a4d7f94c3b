import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { commandTranscriber } from '../../../server/transcribe/command.ts'
import type { HearingFailed, Recording } from '../../../server/transcribe/transcriber.ts'
import { testFolder, webm } from '../support/blobs.ts'

/** An engine that is a small program; `heard` is what it is given. */
function engine(
  program: string,
  { timeoutMs = 30_000, ffmpeg = 'no-such-ffmpeg', words = ['{file}', '{language}'] } = {},
) {
  const folder = testFolder()
  const script = join(folder, 'engine.mjs')
  writeFileSync(script, program)
  return { folder, ...commandTranscriber({ words: [process.execPath, script, ...words], timeoutMs, ffmpeg }) }
}

function recording(bytes: Uint8Array = webm(1000), type = 'audio/webm'): Recording {
  const file = join(testFolder(), "it's a; $(touch x) recording")
  writeFileSync(file, bytes)
  return { file, size: bytes.length, type, language: 'es' }
}

const going = () => new AbortController().signal

function why(hearing: Promise<unknown>): Promise<string> {
  return hearing.then(
    () => 'heard',
    (error: HearingFailed) => error.why,
  )
}

test('it is given the file and the language as they are, and what it writes is the text', async () => {
  const { hear } = engine('process.stdout.write(JSON.stringify(process.argv.slice(2)))')
  const one = recording()
  expect(JSON.parse((await hear(one, going())).text)).toEqual([one.file, 'es'])
  expect(JSON.parse((await hear({ ...one, language: undefined }, going())).text)).toEqual([one.file, 'auto'])
})

test('times that it prints come with the text', async () => {
  const { hear } = engine("console.log('[00:00:00.000 --> 00:00:01.500]  Call Maria.')")
  expect(await hear(recording(), going())).toEqual({
    text: 'Call Maria.',
    segments: [{ from: 0, to: 1.5, text: 'Call Maria.' }],
  })
})

test('it learns nothing of Tend’s own settings', async () => {
  vi.stubEnv('TEND_TRANSCRIBE_KEY', 'secret')
  const { hear } = engine('console.log(Object.keys(process.env).join())')
  const { text } = await hear(recording(), going()).finally(() => vi.unstubAllEnvs())
  expect(text).toContain('PATH')
  expect(text).not.toContain('TEND_')
})

test.each([
  ['fails', 'console.log("half"); process.exit(3)', 'trouble'],
  ['kills itself', 'process.kill(process.pid, "SIGSEGV")', 'trouble'],
  ['writes without end', 'const w = () => process.stdout.write("x".repeat(1e6), w); w()', 'trouble'],
])('a program that %s fails by name', async (_, program, expected) => {
  expect(await why(engine(program).hear(recording(), going()))).toBe(expected)
})

test('a program that complains at length is heard all the same', async () => {
  const { hear } = engine('console.error("x".repeat(1e7)); console.log("Hello.")')
  expect((await hear(recording(), going())).text).toBe('Hello.\n')
})

test('a program that is not there is unreachable', async () => {
  const { hear } = commandTranscriber({
    words: ['no-such-engine', '{file}'],
    timeoutMs: 1000,
    ffmpeg: 'no-such-ffmpeg',
  })
  expect(await why(hear(recording(), going()))).toBe('unreachable')
})

/** Starts a program of its own, notes both, and hangs. */
const HANGS = `
  import { spawn } from 'node:child_process'
  import { writeFileSync } from 'node:fs'
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  writeFileSync(process.argv[2] + '.pids', process.pid + ' ' + child.pid)
  setInterval(() => {}, 1000)
`

test('a program that hangs is killed with all it started, when its time is over or the server stops', async () => {
  for (const ending of ['time', 'stop']) {
    const one = recording()
    const stop = new AbortController()
    const { hear } = engine(HANGS, { timeoutMs: ending === 'time' ? 4000 : 60_000 })
    const hearing = why(hear(one, stop.signal))
    const pids = await vi.waitFor(
      () => {
        const found = readFileSync(`${one.file}.pids`, 'utf8').split(' ').map(Number)
        expect(found).toHaveLength(2)
        return found
      },
      { timeout: 20_000 },
    )
    if (ending === 'stop') stop.abort()
    expect(await hearing).toBe(ending === 'time' ? 'timeout' : 'trouble')
    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 5000 })
  }
})

function isAlive(pid: number): boolean {
  // A killed process whose parent has gone may stay listed until it is reaped.
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : ''
  if (/\) [ZX] /.test(stat)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('nothing is left behind where recordings are decoded', async () => {
  const folder = testFolder()
  const { hear } = engine('console.log("Hello.")')
  const one = recording()
  vi.stubEnv('TMPDIR', folder)
  await hear(one, going()).finally(() => vi.unstubAllEnvs())
  expect(readdirSync(folder)).toEqual([])
})

test('it is known by its program, and the sound stays here', () => {
  const { kind, name, leaves } = commandTranscriber({
    words: ['/opt/bin/whisper-cli', '-f', '{file}'],
    timeoutMs: 1,
  })
  expect([kind, name, leaves]).toEqual(['command', 'whisper-cli', null])
})
