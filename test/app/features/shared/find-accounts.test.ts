import { expect, it } from 'vitest'
import { findAccounts } from '../../../../app/features/shared/find-accounts.ts'
import { recentAccounts } from '../../../../app/features/shared/recent-accounts.ts'
import { device, newAccount, nextId } from '../../../support/device.ts'

async function bookOf(...names: string[]) {
  const { book } = await device()
  const ids = names.map(() => nextId())
  await book.write(
    names.map((name, i) => newAccount({ name, town: name === 'Bon app' ? 'Århus' : null }, ids[i])),
  )
  return { book, ids, find: (query: string) => findAccounts(book, query).map(option => option.name) }
}

it('accounts are found by the beginnings of their words, however accents are typed, the best first', async () => {
  const { find } = await bookOf(
    'Comércio Mineiro',
    'Around the Horn',
    'The Cracker Box',
    'Bon app',
    'Mother the',
  )
  expect(find('the')).toEqual(['The Cracker Box', 'Around the Horn', 'Mother the'])
  expect(find('comercio')).toEqual(['Comércio Mineiro'])
  expect(find('horn around')).toEqual(['Around the Horn'])
  expect(find('arhus')).toEqual(['Bon app'])
  expect(find('xyz')).toEqual([])
})

it('before anything is typed the ones last used come first, then the others by name', async () => {
  const { book, ids, find } = await bookOf('Cactus', 'Around the Horn', 'Bon app')
  recentAccounts(book).use(ids[0]!)
  await expect.poll(() => find('')).toEqual(['Cactus', 'Around the Horn', 'Bon app'])
})

it('of very many only the first few are offered', async () => {
  const names = Array.from({ length: 200 }, (_, i) => `Shop ${String(i).padStart(3, '0')}`).reverse()
  const { find } = await bookOf(...names)
  expect(find('shop')).toEqual(names.toSorted().slice(0, 30))
})
