import { describe, expect, test } from 'vitest'
import { readSpeechConfig } from '../../../server/transcribe/config.ts'

const URL_OF = 'https://stt.example.com/v1/audio/transcriptions'
const hrefOf = (TEND_TRANSCRIBE_URL: string, TEND_TRANSCRIBE_ALLOW = '') => {
  const config = readSpeechConfig({ TEND_TRANSCRIBE_URL, TEND_TRANSCRIBE_ALLOW })
  return config.engine === 'http' && config.url.href
}

test('without a setting nothing is written down', () => {
  expect(readSpeechConfig({})).toEqual({ engine: 'none', language: undefined })
})

test('a service is taken with what it needs', () => {
  const env = {
    TEND_TRANSCRIBE_URL: URL_OF,
    TEND_TRANSCRIBE_MODEL: 'large-v3',
    TEND_TRANSCRIBE_KEY: 'secret',
    TEND_TRANSCRIBE_LANGUAGE: 'es',
    TEND_TRANSCRIBE_TIMEOUT: '60',
  }
  expect(readSpeechConfig(env)).toMatchObject({
    engine: 'http',
    model: 'large-v3',
    key: 'secret',
    language: 'es',
    timeoutMs: 60_000,
  })
  expect(readSpeechConfig({ TEND_TRANSCRIBE_URL: URL_OF })).toMatchObject({
    model: 'whisper-1',
    key: undefined,
    timeoutMs: 600_000,
  })
})

test.each([
  ['https://stt.example.com', '', URL_OF],
  ['https://stt.example.com/openai/audio', '', 'https://stt.example.com/openai/audio'],
  ['http://127.0.0.1:8080', '127.0.0.1', 'http://127.0.0.1:8080/v1/audio/transcriptions'],
  ['http://0x7f.1/inference', '127.0.0.0/8', 'http://127.0.0.1/inference'],
  ['http://[::1]:8080/x', '::1', 'http://[::1]:8080/x'],
  ['http://localhost:8080/x', 'localhost', 'http://localhost:8080/x'],
  ['http://whisper:9000/x', '172.16.0.0/12', 'http://whisper:9000/x'],
])('%s (allowed: %j) is the address %s', (url, allow, href) => {
  expect(hrefOf(url, allow)).toBe(href)
})

test.each([
  ['http://127.1:8080', ''],
  ['https://[::ffff:7f00:1]/', ''],
  ['https://169.254.169.254/', 'metadata'],
  ['https://10.0.0.1/', '192.168.0.0/16'],
  ['http://stt.example.com/', ''],
  ['https://localhost/', ''],
])('%s is not taken without the operator’s word (%j)', (url, allow) => {
  expect(() => hrefOf(url, allow)).toThrow(
    /^TEND_TRANSCRIBE_URL .* must be named in TEND_TRANSCRIBE_ALLOW.*\.$/,
  )
})

describe('a command', () => {
  test.each([
    ['whisper-cli -f {file}', ['whisper-cli', '-f', '{file}']],
    [' engine  --in={file} ', ['engine', '--in={file}']],
    ['["/opt/my engine", "{file}", "-l", "{language}"]', ['/opt/my engine', '{file}', '-l', '{language}']],
  ])('%j is a program and its arguments', (text, words) => {
    expect(readSpeechConfig({ TEND_TRANSCRIBE_COMMAND: text })).toMatchObject({ engine: 'command', words })
  })
})

test.each([
  ['TEND_TRANSCRIBE_URL', 'stt.example.com'],
  ['TEND_TRANSCRIBE_URL', 'file:///etc/passwd'],
  ['TEND_TRANSCRIBE_URL', 'https://key@stt.example.com/'],
  ['TEND_TRANSCRIBE_COMMAND', 'whisper-cli'],
  ['TEND_TRANSCRIBE_COMMAND', '{file}'],
  ['TEND_TRANSCRIBE_COMMAND', '["whisper-cli", 3, "{file}"]'],
  ['TEND_TRANSCRIBE_COMMAND', '["{file}"'],
  ['TEND_TRANSCRIBE_LANGUAGE', 'English'],
  ['TEND_TRANSCRIBE_LANGUAGE', '-f'],
])('a wrong value (%s=%s) stops the start with a sentence that names it', (name, value) => {
  expect(() => readSpeechConfig({ [name]: value })).toThrow(new RegExp(`^${name} .*\\.$`))
})

test.each([
  ['TEND_TRANSCRIBE_TIMEOUT', '0'],
  ['TEND_TRANSCRIBE_TIMEOUT', 'soon'],
  ['TEND_TRANSCRIBE_ALLOW', '10.0.0.0/99'],
  ['TEND_TRANSCRIBE_ALLOW', 'https://stt.example.com'],
])('beside a service, so does %s=%s', (name, value) => {
  expect(() => readSpeechConfig({ TEND_TRANSCRIBE_URL: URL_OF, [name]: value })).toThrow(
    new RegExp(`^${name} .*\\.$`),
  )
})

test('two engines are one too many', () => {
  const both = { TEND_TRANSCRIBE_URL: URL_OF, TEND_TRANSCRIBE_COMMAND: 'x {file}' }
  expect(() => readSpeechConfig(both)).toThrow('both set')
})
