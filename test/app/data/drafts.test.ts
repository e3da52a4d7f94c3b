import { describe, expect, it } from 'vitest'
import { keepDrafts } from '../../../app/data/drafts.ts'
import { device } from '../../support/device.ts'

function shelf() {
  const items = new Map<string, string>()
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
    items,
  }
}

describe('a half-written form', () => {
  it('is kept and read in the store of its book', async () => {
    const { db } = await device()
    const aside = shelf()
    await keepDrafts(db, aside).keep('note/new', { body: 'Thomas sighed' })
    expect(await keepDrafts(db, aside).read('note/new')).toEqual({ body: 'Thomas sighed' })
    expect(aside.items.size).toBe(0)
  })

  it('is laid aside where the store is closed for good, and goes back once it opens again', async () => {
    const phone = await device()
    const aside = shelf()
    phone.db.retire()
    await keepDrafts(phone.db, aside).keep('note/new', { body: 'Thomas sighed' })
    const again = await phone.restarted()
    const drafts = keepDrafts(again.db, aside)
    expect(await drafts.read('note/new')).toEqual({ body: 'Thomas sighed' })
    expect(aside.items.size).toBe(0)
    await drafts.drop('note/new')
    expect(await drafts.read('note/new')).toBeUndefined()
  })
})
