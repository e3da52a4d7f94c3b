import { hashOf } from '../hash.ts'
import { Problem } from '../http/problem.ts'
import type { Store } from '../store/store.ts'

export const WINDOW_MS = 15 * 60 * 1000

/** Wrong tries within the window. One guesser from one place is stopped early; an office of hundreds behind one address is not. */
export const BUDGETS = { accountFrom: 10, account: 100, address: 1000, codeFrom: 50 } as const

export interface Budget {
  of: keyof typeof BUDGETS
  key: string
}

/**
 * Counts one try before it is made, so that many at once cannot slip through; `succeeded` takes it back.
 * Too many: 429 with the time to wait.
 */
export async function countAttempt(store: Store, budgets: Budget[], now: number) {
  const keys = budgets.map(({ of, key }) => ({ most: BUDGETS[of], key: hashOf(`${of} ${key}`) }))
  await store.transact(undefined, async tables => {
    await tables.forgetAttempts(now - WINDOW_MS)
    for (const { most, key } of keys)
      if ((await tables.attempts(key, now - WINDOW_MS)) >= most)
        throw new Problem(429, 'too-many', {}, { 'retry-after': String(WINDOW_MS / 1000) })
    for (const { key } of keys) await tables.keepAttempt(key, now)
  })
  return {
    succeeded: () =>
      store.transact(undefined, async tables => {
        for (const { key } of keys) await tables.takeBackAttempt(key)
      }),
  }
}
