import { expect, it } from 'vitest'
import { firstScreenRows } from '../../../../app/features/today/first-screen.ts'
import { newId } from '../../../../app/model/id.ts'
import { device, NOON, newAccount, newIn } from '../../../support/device.ts'

const DAY = 86_400_000
const at = { now: NOON, today: '2026-11-23' }
const made = (daysAgo: number) => newId(NOON - daysAgo * DAY)

it('the next start paints what Today shows: what is due, promised, going quiet, planned and renewed', async () => {
  const { book } = await device()
  const [quiet, renewing, planned, busy, calm] = [made(90), made(1), made(1), made(1), made(1)]
  const due = newId()
  const promised = newId()
  await book.write([
    newAccount({ name: 'Quiet' }, quiet),
    newAccount({ name: 'Renewing', renewal: '2026-12-20' }, renewing),
    newAccount({ name: 'Planned' }, planned),
    newIn(planned, 'check-in', { kind: 'visit', at: NOON + DAY }),
    newAccount({ name: 'Busy' }, busy),
    newIn(busy, 'action', { text: 'Due', due: '2026-11-20' }, due),
    newIn(busy, 'action', { text: 'Promised', due: '2026-11-25', promised: '2026-11-27' }, promised),
    newIn(busy, 'action', { text: 'Some day' }),
    newAccount({ name: 'Calm' }, calm),
  ])

  const rows = firstScreenRows(book, at)
  expect(rows.actions).toEqual([due, promised])
  expect(new Set(rows.accounts)).toEqual(new Set([quiet, renewing, planned, busy]))
})

it('a device started again shows them before its book is read', async () => {
  const { book, restarted } = await device()
  const account = made(1)
  await book.write([newAccount({ name: 'Around the Horn' }, account)])
  await book.rememberFirstScreen(firstScreenRows(book, at))
  const again = await restarted()
  expect(again.book.account(account)?.name).toBe('Around the Horn')
})
