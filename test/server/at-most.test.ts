import { expect, test } from 'vitest'
import { atMost } from '../../server/at-most.ts'

test('no more than the limit run at once, and the others follow in order, also after a failure', async () => {
  const inTurn = atMost(2)
  const started: number[] = []
  const ends: ((failed: boolean) => void)[] = []
  const all = [0, 1, 2, 3].map(n =>
    inTurn(() => {
      started.push(n)
      return new Promise<void>((resolve, reject) =>
        ends.push(failed => (failed ? reject(new Error('no')) : resolve())),
      )
    }),
  )
  const settled = Promise.allSettled(all)
  expect(started).toEqual([0, 1])
  ends[0]!(true)
  await expect(all[0]).rejects.toThrow('no')
  await expect.poll(() => started).toEqual([0, 1, 2])
  for (const n of [1, 2]) ends[n]!(false)
  await expect.poll(() => started).toEqual([0, 1, 2, 3])
  ends[3]!(false)
  expect((await settled).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
})
