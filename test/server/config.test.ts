import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'

test('without any setting the server has what it needs', () => {
  expect(readConfig({})).toEqual({
    port: 8787,
    host: undefined,
    data: resolve('data'),
    origin: undefined,
    proxies: [],
    logLevel: 'info',
    memberBytes: 20e9,
    speech: { engine: 'none', language: undefined },
  })
})

test('every setting is taken', () => {
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    TEND_DATA: '/var/lib/tend',
    TEND_ORIGIN: 'https://tend.example/',
    TEND_TRUST_PROXY: '127.0.0.1, ::1',
    LOG_LEVEL: 'warn',
    TEND_MEMBER_BYTES: '1.5 GB',
  }
  expect(readConfig(env)).toMatchObject({
    port: 0,
    host: '127.0.0.1',
    data: '/var/lib/tend',
    origin: 'https://tend.example',
    proxies: ['127.0.0.1', '::1'],
    logLevel: 'warn',
    memberBytes: 1.5e9,
  })
})

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['TEND_ORIGIN', 'tend.example'],
  ['TEND_ORIGIN', 'https://tend.example/app'],
  ['TEND_ORIGIN', 'ftp://tend.example'],
  ['TEND_TRUST_PROXY', 'everyone'],
  ['LOG_LEVEL', 'loud'],
  ['TEND_MEMBER_BYTES', 'plenty'],
  ['TEND_MEMBER_BYTES', '-1'],
])('a wrong value (%s=%s) stops the start with a sentence that names it', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} .*"${value}".*\\.$`))
})
