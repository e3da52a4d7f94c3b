import { describe, expect, it } from 'vitest'
import { inOneText, readSharedIn } from '../../../app/data/shared-in.ts'

/** What the service worker left: parts in the order they came. */
function store(parts: [string, Response][]) {
  const held = new Map(parts)
  const cache = {
    keys: async () => [...held.keys()],
    match: async (key: string) => held.get(key)?.clone(),
    delete: async (key: string) => held.delete(key),
  }
  return { held, caches: { has: async () => true, open: async () => cache } as unknown as CacheStorage }
}

const part = (name: string, body: string, headers = {}) =>
  new Response(body, { headers: { 'x-part': name, ...headers } })

describe('what another app shared', () => {
  it('is read as one text and its files, and stays until it is kept elsewhere', async () => {
    const { held, caches } = store([
      ['/shared/1', part('title', 'Crates')],
      ['/shared/2', part('text', 'They arrive broken')],
      ['/shared/3', part('files', 'sound', { 'x-name': 'm%C3%A9mo.wav', 'content-type': 'audio/wav' })],
    ])
    const shared = await readSharedIn(caches)
    expect(shared?.text).toBe('Crates\nThey arrive broken')
    expect(shared?.files.map(({ name, type, size }) => [name, type, size])).toEqual([
      ['mémo.wav', 'audio/wav', 5],
    ])
    expect(held.size).toBe(3)
    await shared?.done()
    expect(await readSharedIn(caches)).toBeUndefined()
  })

  it('is nothing where the browser has no such store', async () => {
    expect(await readSharedIn(undefined)).toBeUndefined()
  })

  it('says once what apps say as title, text and address', () => {
    const address = 'https://example.com/offer'
    expect(inOneText(['The offer', `The offer ${address}`, address])).toBe(`The offer ${address}`)
    expect(inOneText(['Same', 'Same', undefined, ' '])).toBe('Same')
  })
})
