import { expect, it } from 'vitest'
import {
  addPlace,
  type CheckInValues,
  changeCheckIn,
  deleteCheckIn,
  logCheckIn,
} from '../../../../app/features/check-ins/commands.ts'
import { plannedTouches } from '../../../../app/model/summary.ts'
import { device, NANCY, NOON, newAccount, newIn } from '../../../support/device.ts'

const HORN = { id: '01a20786-2f3c-7000-8000-0000000000aa', name: 'Around the Horn' }
const THOMAS = '01a20786-2f3c-7000-8000-0000000000bb'
const LONDON = { latitude: 51.5, longitude: -0.12, accuracy: 20 }

async function bookWithHorn() {
  const { book } = await device()
  await book.write([
    newAccount({ name: HORN.name }, HORN.id),
    newIn(HORN.id, 'contact', { name: 'Thomas Hardy' }, THOMAS),
  ])
  return book
}

const visit = (values: Partial<CheckInValues> = {}): CheckInValues => ({
  account: HORN,
  kind: 'visit',
  at: NOON,
  said: '',
  with: [],
  ...values,
})

it('a check-in needs nothing but its account', async () => {
  const book = await bookWithHorn()
  const { id } = await logCheckIn(book, visit())
  const [saved] = (await book.history(HORN.id)).checkIns
  expect(saved).toMatchObject({ id, kind: 'visit', at: NOON })
  expect(saved).not.toHaveProperty('pulse')
  expect(book.summary(HORN.id).recent[0]?.id).toBe(id)
})

it('what was said, felt, promised and who was there are saved in one step, and undone in one', async () => {
  const book = await bookWithHorn()
  const values = visit({ pulse: 4, said: 'Liked the boxes.', with: [THOMAS], place: LONDON })
  const { id, undo } = await logCheckIn(book, values, { text: 'Send price list', due: '2026-11-27' })
  const [saved] = (await book.history(HORN.id)).checkIns
  expect(saved).toMatchObject({ pulse: 4, said: 'Liked the boxes.', place: LONDON, [`with/${THOMAS}`]: true })
  expect(book.openActions()).toMatchObject([
    { text: 'Send price list', due: '2026-11-27', side: 'ours', from: id, owner: NANCY.member },
  ])

  expect(await undo()).toEqual({ left: [] })
  expect((await book.history(HORN.id)).checkIns).toEqual([])
  expect(book.openActions()).toEqual([])
})

it('a new account is made from its name along with its first check-in', async () => {
  const { book } = await device()
  const account = { ...HORN, isNew: true as const }
  await logCheckIn(book, visit({ account }))
  expect(book.account(HORN.id)).toMatchObject({ name: 'Around the Horn', owner: NANCY.member })
})

it('a place no map has is left out, and the check-in is saved', async () => {
  const book = await bookWithHorn()
  await logCheckIn(book, visit({ place: { ...LONDON, latitude: 91 } }))
  const [saved] = (await book.history(HORN.id)).checkIns
  expect(saved).toBeDefined()
  expect(saved).not.toHaveProperty('place')
})

it('the place of the visit becomes the place of an account that has none, when asked', async () => {
  const book = await bookWithHorn()
  await logCheckIn(book, visit({ place: LONDON }), undefined, true)
  expect(book.account(HORN.id)?.place).toEqual(LONDON)
  const elsewhere = { ...LONDON, latitude: 40 }
  await logCheckIn(book, visit({ place: elsewhere }), undefined, true)
  expect(book.account(HORN.id)?.place).toEqual(LONDON)
})

it('a place that comes after saving is filled in, but not into a check-in that was undone', async () => {
  const book = await bookWithHorn()
  const logged = await logCheckIn(book, visit())
  await addPlace(book, logged, LONDON)
  expect((await book.history(HORN.id)).checkIns[0]?.place).toEqual(LONDON)

  const undone = await logCheckIn(book, visit())
  await undone.undo()
  await addPlace(book, undone, LONDON)
  expect((await book.history(HORN.id)).checkIns).toHaveLength(1)
})

it('changing a check-in writes only what changed, takes people out again and can move it', async () => {
  const book = await bookWithHorn()
  const bonApp = { id: '01a20786-2f3c-7000-8000-0000000000cc', name: 'Bon app' }
  await book.write([newAccount({ name: bonApp.name }, bonApp.id)])
  const { id } = await logCheckIn(book, visit({ pulse: 2, with: [THOMAS], place: LONDON }))
  const seen = await book.row('check-in', id, HORN.id)
  await changeCheckIn(book, seen!, visit({ account: bonApp, kind: 'call', with: [] }))
  expect((await book.history(HORN.id)).checkIns).toEqual([])
  const [moved] = (await book.history(bonApp.id)).checkIns
  expect(moved).toMatchObject({ id, kind: 'call', place: LONDON, [`with/${THOMAS}`]: false })
  expect(moved).not.toHaveProperty('pulse')
})

it('a deleted check-in can be brought back', async () => {
  const book = await bookWithHorn()
  const { id } = await logCheckIn(book, visit())
  const { undo } = await deleteCheckIn(book, (await book.row('check-in', id, HORN.id))!)
  expect((await book.history(HORN.id)).checkIns).toEqual([])
  await undo()
  expect((await book.history(HORN.id)).checkIns).toHaveLength(1)
})

it('a planned visit is ahead and is no contact yet', async () => {
  const book = await bookWithHorn()
  await logCheckIn(book, visit({ at: NOON + 86_400_000 }))
  expect(plannedTouches(book.summary(HORN.id), NOON)).toHaveLength(1)
  expect(book.summary(HORN.id).recent).toEqual([])
})
