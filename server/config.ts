import { resolve } from 'node:path'
import { readSpeechConfig, type SpeechConfig } from './transcribe/config.ts'

/** How this server runs, read once from the environment; a wrong value throws the sentence to print. */
export interface Config {
  port: number
  /** Undefined: every address of this machine. */
  host: string | undefined
  data: string
  origin: string | undefined
  proxies: string[]
  logLevel: string
  /** Bytes one member may have here. */
  memberBytes: number
  speech: SpeechConfig
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent']

export function readConfig(env: Record<string, string | undefined>): Config {
  return {
    port: portFrom(env.PORT || '8787'),
    host: env.HOST || undefined,
    data: resolve(env.TEND_DATA || 'data'),
    origin: env.TEND_ORIGIN ? originFrom(env.TEND_ORIGIN) : undefined,
    proxies: (env.TEND_TRUST_PROXY ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(addressFrom),
    logLevel: oneOf('LOG_LEVEL', LOG_LEVELS, env.LOG_LEVEL || 'info'),
    memberBytes: amountFrom('TEND_MEMBER_BYTES', env.TEND_MEMBER_BYTES || '20 GB'),
    speech: readSpeechConfig(env),
  }
}

function portFrom(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new Error(`PORT is "${text}"; it must be a number from 0 to 65535.`)
}

function originFrom(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash
  if (isOrigin) return url.origin
  throw new Error(
    `TEND_ORIGIN is "${text}"; it must be an address without a path, like https://tend.example.com.`,
  )
}

function addressFrom(text: string): string {
  if (/^[0-9a-f.:]+$/i.test(text)) return text
  throw new Error(
    `TEND_TRUST_PROXY names "${text}"; it must list the IP addresses of your proxies, like 127.0.0.1.`,
  )
}

const UNITS: Record<string, number> = { '': 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 }

function amountFrom(name: string, text: string): number {
  const [, number, unit] = /^(\d{1,15}(?:\.\d+)?) ?([kmgt]b|)$/i.exec(text.trim()) ?? []
  if (number !== undefined) return Math.round(Number(number) * UNITS[unit!.toLowerCase()]!)
  throw new Error(`${name} is "${text}"; it must be an amount of bytes, like 20 GB.`)
}

function oneOf(name: string, values: string[], text: string): string {
  if (values.includes(text)) return text
  throw new Error(`${name} is "${text}"; it must be one of ${values.join(', ')}.`)
}
