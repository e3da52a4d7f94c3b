import { describe, expect, it } from 'vitest'
import {
  type ActionValues,
  addAction,
  changeAction,
  deleteAction,
  finish,
  reopen,
  snooze,
  snoozeDays,
} from '../../../../app/features/actions/commands.ts'
import type { Action } from '../../../../app/model/action.ts'
import type { AnyShown } from '../../../../app/model/row.ts'
import { device, NANCY, NOON, newAccount } from '../../../support/device.ts'

const TODAY = '2026-11-23'
const HORN = { id: '01a20786-2f3c-7000-8000-0000000000aa', name: 'Around the Horn' }

async function bookWithHorn() {
  const { book } = await device()
  await book.write([newAccount({ name: HORN.name }, HORN.id)])
  return book
}

const priceList = (values: Partial<ActionValues> = {}): ActionValues => ({
  account: HORN,
  text: 'Send price list',
  side: 'ours',
  told: false,
  about: '',
  ...values,
})

async function bookWith(values: Partial<ActionValues> = {}) {
  const book = await bookWithHorn()
  await addAction(book, priceList(values), TODAY)
  return { book, action: () => book.openActions()[0] as Action }
}

describe('a new action', () => {
  it('is ours, mine and due when it was said', async () => {
    const { action } = await bookWith({ date: '2026-11-27', time: '15:00' })
    expect(action()).toMatchObject({ side: 'ours', owner: NANCY.member, due: '2026-11-27', time: '15:00' })
    expect(action()).not.toHaveProperty('promised')
  })

  it('that the client was told about is due before the promised day, by the buffer of the workspace', async () => {
    const { action } = await bookWith({ date: '2026-11-27', told: true })
    expect(action()).toMatchObject({ promised: '2026-11-27', due: '2026-11-25' })
  })
})

describe('a changed action', () => {
  it('keeps its dates when only words were changed', async () => {
    const { book, action } = await bookWith({ date: '2026-11-27', told: true })
    const later = '2026-11-26'
    await changeAction(
      book,
      action() as AnyShown,
      priceList({ text: 'Send it', date: '2026-11-27', told: true }),
      false,
      later,
    )
    expect(action()).toMatchObject({ text: 'Send it', due: '2026-11-25' })
  })

  it('that is no promise any more is due on the day typed', async () => {
    const { book, action } = await bookWith({ date: '2026-11-27', told: true })
    await changeAction(book, action() as AnyShown, priceList({ date: '2026-11-27' }), true, TODAY)
    expect(action().due).toBe('2026-11-27')
    expect(action().promised).toBeUndefined()
  })

  it('can lose its date, and move to another account', async () => {
    const { book, action } = await bookWith({ date: '2026-11-27', time: '15:00' })
    const bonApp = { id: '01a20786-2f3c-7000-8000-0000000000cc', name: 'Bon app', isNew: true as const }
    await changeAction(book, action() as AnyShown, priceList({ account: bonApp }), true, TODAY)
    expect(action().account).toBe(bonApp.id)
    expect([action().due, action().time]).toEqual([undefined, undefined])
    expect(book.account(bonApp.id)?.name).toBe('Bon app')
  })
})

describe('finishing', () => {
  it('puts an action with what is done, and reopening brings it back', async () => {
    const { book, action } = await bookWith({ date: TODAY })
    await finish(book, action(), NOON)
    expect(book.openActions()).toEqual([])
    const done = async () => (await book.history(HORN.id)).done
    expect(await done()).toMatchObject([{ text: 'Send price list', done: NOON }])

    await reopen(book, (await done())[0]!)
    expect(action()).toMatchObject({ due: TODAY })
    expect(await done()).toEqual([])
  })

  it('can be undone', async () => {
    const { book, action } = await bookWith({ date: TODAY })
    const { undo } = await finish(book, action(), NOON)
    expect(await undo()).toEqual({ left: [] })
    expect(action()).toMatchObject({ due: TODAY })
  })
})

it('snoozing puts it out of sight until a day, and finishing forgets that', async () => {
  const { book, action } = await bookWith({ date: TODAY })
  await snooze(book, action(), '2026-11-30')
  expect(action().snoozed).toBe('2026-11-30')
  await finish(book, action(), NOON)
  const [done] = (await book.history(HORN.id)).done
  expect(done).not.toHaveProperty('snoozed')
})

it('snoozing offers tomorrow and the Monday of next week', () => {
  expect(snoozeDays(TODAY)).toEqual({ tomorrow: '2026-11-24', nextWeek: '2026-11-30' })
  expect(snoozeDays('2026-11-29')).toEqual({ tomorrow: '2026-11-30', nextWeek: '2026-11-30' })
})

it('a deleted action can be brought back', async () => {
  const { book, action } = await bookWith()
  const { undo } = await deleteAction(book, action())
  expect(book.openActions()).toEqual([])
  await undo()
  expect(action().text).toBe('Send price list')
})
