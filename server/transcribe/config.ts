import { isIP } from 'node:net'
import type { CommandEngine } from './command.ts'
import type { HttpEngine } from './http.ts'
import { guarded, readAllowed } from './outbound.ts'

/** What writes recordings down. */
export type SpeechConfig = { language: string | undefined } & (
  | { engine: 'none' }
  | ({ engine: 'http' } & HttpEngine)
  | ({ engine: 'command' } & CommandEngine)
)

const DEFAULT_MODEL = 'whisper-1'
const DEFAULT_TIMEOUT_S = 600
const PATH = '/v1/audio/transcriptions'

/** Reads the `TEND_TRANSCRIBE_…` settings; a wrong value throws the sentence to print. */
export function readSpeechConfig(env: Record<string, string | undefined>): SpeechConfig {
  const url = env.TEND_TRANSCRIBE_URL
  const command = env.TEND_TRANSCRIBE_COMMAND
  if (url && command)
    throw new Error(
      'TEND_TRANSCRIBE_URL and TEND_TRANSCRIBE_COMMAND are both set; only one engine can be used.',
    )
  const language = languageFrom(env.TEND_TRANSCRIBE_LANGUAGE)
  const timeoutMs = secondsFrom(env.TEND_TRANSCRIBE_TIMEOUT || String(DEFAULT_TIMEOUT_S)) * 1000
  if (command) return { engine: 'command', language, timeoutMs, words: wordsFrom(command) }
  if (!url) return { engine: 'none', language }
  return {
    engine: 'http',
    language,
    timeoutMs,
    ...endpointFrom(url, env.TEND_TRANSCRIBE_ALLOW ?? ''),
    model: env.TEND_TRANSCRIBE_MODEL || DEFAULT_MODEL,
    key: env.TEND_TRANSCRIBE_KEY || undefined,
  }
}

function endpointFrom(text: string, allow: string): Pick<HttpEngine, 'url' | 'allowed'> {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash)
    throw new Error(
      `TEND_TRANSCRIBE_URL is "${text}"; it must be the address of a transcription service, like https://api.example.com/v1/audio/transcriptions.`,
    )
  if (url.pathname === '/') url.pathname = PATH
  const allowed = allowedFrom(allow)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host)) requireAllowed(text, host, guarded(allowed, url.protocol).isAllowed(host, host))
  else if (url.protocol === 'http:' || host === 'localhost') requireAllowed(text, host, allow.trim() !== '')
  return { url, allowed }
}

/** Names are judged when they are resolved; what can be told before is told at the start. */
function requireAllowed(text: string, host: string, isAllowed: boolean) {
  if (!isAllowed)
    throw new Error(
      `TEND_TRANSCRIBE_URL is "${text}"; a private address, or one without https, must be named in TEND_TRANSCRIBE_ALLOW, like TEND_TRANSCRIBE_ALLOW=${host}.`,
    )
}

function allowedFrom(text: string) {
  try {
    return readAllowed(text)
  } catch (part) {
    throw new Error(
      `TEND_TRANSCRIBE_ALLOW names "${(part as Error).message}"; it must list host names, addresses or networks, like 127.0.0.1 or 10.0.0.0/8.`,
    )
  }
}

function wordsFrom(text: string): string[] {
  const words = text.trim().startsWith('[') ? parsed(text) : text.trim().split(/\s+/)
  const isFine = Array.isArray(words) && words.every(word => typeof word === 'string')
  if (isFine && words[0] && words.slice(1).some(word => word.includes('{file}'))) return words
  throw new Error(
    `TEND_TRANSCRIBE_COMMAND is "${text}"; it must be a program and its arguments, one of them {file}, as words or as a JSON list.`,
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function languageFrom(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (/^[a-z]{2,3}$/.test(text)) return text
  throw new Error(`TEND_TRANSCRIBE_LANGUAGE is "${text}"; it must be a language's code, like en or es.`)
}

function secondsFrom(text: string): number {
  const seconds = Number(text)
  if (/^\d{1,6}$/.test(text) && seconds >= 1 && seconds <= 86_400) return seconds
  throw new Error(`TEND_TRANSCRIBE_TIMEOUT is "${text}"; it must be a number of seconds from 1 to 86400.`)
}
