import { createComponent, createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Topics } from '../../../../app/data/topics.ts'
import { type FoundAccounts, useFoundAccounts } from '../../../../app/features/accounts/found-accounts.ts'
import { type Services, ServicesProvider } from '../../../../app/features/services.ts'
import type { Account } from '../../../../app/model/account.ts'
import { anAccount } from '../../../support/rows.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** The list of accounts with a query in it, over a search that knows what `hits` says. */
async function looking(query: string) {
  const topics = new Topics()
  const hits: { account: string }[] = []
  const asked: string[] = []
  const [accounts, setAccounts] = createSignal<Account[]>([])
  const [typed, type] = createSignal(query)
  const search = {
    find: async (text: string) => {
      asked.push(text)
      return { hits: hits.map(hit => ({ ...hit, noun: 'account' })), total: hits.length, complete: true }
    },
  }
  const book = { on: topics.on.bind(topics) }
  let found: () => FoundAccounts | undefined = () => undefined
  const leave = createRoot(dispose => {
    createComponent(ServicesProvider, {
      value: { book, search } as unknown as Services,
      get children() {
        found = useFoundAccounts(typed, accounts)
        return undefined
      },
    })
    return dispose
  })
  await vi.advanceTimersByTimeAsync(0)
  return {
    asked,
    type,
    leave,
    arrives: (account: Account, isFoundBySearch: boolean) => {
      if (isFoundBySearch) hits.push({ account: account.id })
      setAccounts(all => [...all, account])
      topics.emit(['account', 'outbox'])
    },
    names: () => found()?.accounts.map(({ name }) => name),
  }
}

test('an account that arrives while a query stands is there at once when its name is asked for', async () => {
  const { arrives, names } = await looking('hor')
  expect(names()).toEqual([])
  arrives(anAccount({ name: 'Around the Horn' }), false)
  expect(names()).toEqual(['Around the Horn'])
})

test('one that is found by something else than its name comes as soon as the search knows it', async () => {
  const { arrives, names, asked } = await looking('lulea')
  const accounts = ['Berglunds', 'Folk och fä'].map(name => anAccount({ name }))
  for (const account of accounts) arrives(account, true)
  await vi.advanceTimersByTimeAsync(200)
  expect([names(), asked]).toEqual([
    ['Berglunds', 'Folk och fä'],
    ['lulea', 'lulea'],
  ])
})

test('nothing is asked any more for a query that has gone, or when the list is left', async () => {
  const { arrives, type, leave, asked } = await looking('hor')
  type('')
  arrives(anAccount({ name: 'Around the Horn' }), true)
  await vi.advanceTimersByTimeAsync(1_000)
  type('around')
  leave()
  arrives(anAccount({ name: 'Around the Clock' }), true)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toEqual(['hor', 'around'])
})
