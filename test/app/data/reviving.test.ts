import { describe, expect, it } from 'vitest'
import { reviving } from '../../../app/data/reviving.ts'
import { NotSaved } from '../../../app/data/write.ts'
import { device, newAccount } from '../../support/device.ts'

const lost = () =>
  Object.assign(new Error('Connection to Indexed Database server lost. Refresh the page to try again'), {
    name: 'UnknownError',
  })

describe('a store that went away under the page', () => {
  it('is opened again, and what was being saved is saved', async () => {
    const phone = await device()
    let tries = 0
    const written = await reviving(phone.db, async () => {
      tries += 1
      if (tries === 1) throw lost()
      return phone.book.write([newAccount()])
    })
    expect(written.change).toBe(1)
    expect(phone.book.accounts()).toHaveLength(1)
  })

  it('is told of when it goes away again: nothing was saved, the form keeps its words', async () => {
    const phone = await device()
    const trying = reviving(phone.db, () => Promise.reject(lost()))
    await expect(trying).rejects.toMatchObject({ name: 'NotSaved', why: 'lost' })
  })

  it('is told apart from a full disk', async () => {
    const phone = await device()
    const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' })
    await expect(reviving(phone.db, () => Promise.reject(full))).rejects.toMatchObject({ why: 'full' })
    const wrapped = Object.assign(new Error('aborted'), { name: 'AbortError', inner: full })
    await expect(reviving(phone.db, () => Promise.reject(wrapped))).rejects.toMatchObject({ why: 'full' })
  })

  it('leaves a refusal as it is', async () => {
    const phone = await device()
    const refusal = new NotSaved('invalid')
    await expect(reviving(phone.db, () => Promise.reject(refusal))).rejects.toBe(refusal)
  })
})
