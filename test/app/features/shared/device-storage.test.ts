import { expect, test } from 'vitest'
import { askAfterFirstEntry, askToKeep } from '../../../../app/features/shared/device-storage.ts'
import { readStorage } from '../../../../app/features/shared/read-storage.ts'

const memory = (entries = new Map<string, string>()) => ({
  getItem: (key: string) => entries.get(key) ?? null,
  setItem: (key: string, value: string) => void entries.set(key, value),
})

/** A book that tells of its writes, and a browser that counts how often it was asked. */
function scene(server = 'device') {
  const listeners = new Set<() => void>()
  let asked = 0
  return {
    book: {
      me: { member: 'me', name: '', workspace: '', server },
      on: (_topics: unknown, changed: () => void) => {
        listeners.add(changed)
        return () => listeners.delete(changed)
      },
    },
    storage: {
      persist: async () => {
        asked++
        return true
      },
    },
    write: () => {
      for (const changed of [...listeners]) changed()
    },
    asked: () => asked,
  }
}

test('a browser that promised to keep the storage is believed', async () => {
  const storage = { persisted: async () => true, estimate: async () => ({ usage: 5, quota: 100 }) }
  expect(await readStorage(storage)).toEqual({ keeping: 'kept', used: 5, quota: 100 })
})

test('a browser without storage answers says nothing, and nothing breaks', async () => {
  expect(await readStorage(undefined)).toEqual({ keeping: 'unknown', used: undefined, quota: undefined })
  expect(await askToKeep({})).toBe('unknown')
})

test('a browser that refuses to answer is one that does not say', async () => {
  const refusing = () => Promise.reject(new TypeError('not in private browsing'))
  expect((await readStorage({ estimate: refusing, persisted: refusing })).keeping).toBe('unknown')
})

test('the answer to the question is what is shown', async () => {
  expect(await askToKeep({ persist: async () => false })).toBe('not-kept')
})

test('the browser is asked once, after the first entry and not before', () => {
  const { book, storage, write, asked } = scene()
  const kept = memory()
  askAfterFirstEntry(book, storage, kept)
  expect(asked()).toBe(0)
  write()
  write()
  askAfterFirstEntry(book, storage, kept)
  write()
  expect(asked()).toBe(1)
})

test('an entry in the example book asks for nothing', () => {
  const { book, storage, write, asked } = scene('example')
  askAfterFirstEntry(book, storage, memory())
  write()
  expect(asked()).toBe(0)
})
