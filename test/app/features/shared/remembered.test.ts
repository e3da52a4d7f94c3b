import { describe, expect, it } from 'vitest'
import { chosen, guessAccount } from '../../../../app/features/shared/chosen-account.ts'
import { recentAccounts } from '../../../../app/features/shared/recent-accounts.ts'
import { unfinishedForms } from '../../../../app/features/shared/unfinished.ts'
import { device, newAccount, nextId } from '../../../support/device.ts'

async function bookOf(...names: string[]) {
  const { book, restarted } = await device()
  const ids = names.map(() => nextId())
  await book.write(names.map((name, i) => newAccount({ name, place: places[name] ?? null }, ids[i])))
  await recentAccounts(book).ready
  return { book, ids, restarted }
}

const places: Record<string, object> = { London: { latitude: 51.5, longitude: -0.12, accuracy: 10 } }
const nowhere = () => undefined

describe('the accounts last used', () => {
  it('are remembered on this device, the newest first and each once', async () => {
    const { book, restarted } = await bookOf()
    for (const account of ['a', 'b', 'a']) recentAccounts(book).use(account)
    await expect.poll(() => book.drafts.read('recent-accounts')).toEqual(['a', 'b'])
    const again = recentAccounts((await restarted()).book)
    await again.ready
    expect(again.ids()).toEqual(['a', 'b'])
  })
})

describe('the account of a new capture', () => {
  it('is the one whose page is open, then the one stood at, then the one last used, else none', async () => {
    const { book, ids } = await bookOf('Open', 'London', 'Used')
    const [open, london, used] = ids
    const standing = () => ({ latitude: 51.5, longitude: -0.12, accuracy: 15 })
    expect(guessAccount({ book, lastPlace: nowhere }, undefined)).toEqual({})
    recentAccounts(book).use(used!)
    await expect.poll(() => guessAccount({ book, lastPlace: nowhere }, undefined).account?.id).toBe(used)
    expect(guessAccount({ book, lastPlace: standing }, undefined)).toMatchObject({
      by: 'place',
      account: { id: london },
    })
    expect(guessAccount({ book, lastPlace: standing }, open)).toMatchObject({
      by: 'page',
      account: { id: open },
    })
  })

  it('is none that was put away', async () => {
    const { book, ids } = await bookOf('Away')
    const seen = await book.row('account', ids[0]!, ids[0]!)
    await book.write([{ noun: 'account', id: ids[0]!, scope: seen!.scope, seen, patch: { archived: true } }])
    expect(chosen(book, ids[0])).toBeUndefined()
  })
})

describe('forms left half-written', () => {
  it('are listed until they are saved or given up', async () => {
    const { book } = await bookOf()
    const forms = unfinishedForms(book)
    forms.note({ key: 'note/new/', form: 'note', prefill: {} })
    await expect.poll(forms.list).toMatchObject([{ form: 'note' }])
    forms.note({ key: 'note/new/', form: 'note', prefill: {}, account: 'Around the Horn' })
    await expect
      .poll(forms.list)
      .toEqual([{ key: 'note/new/', form: 'note', prefill: {}, account: 'Around the Horn' }])
    forms.forget('note/new/')
    await expect.poll(forms.list).toEqual([])
  })
})
