import { describe, expect, it } from 'vitest'
import type { Action } from '../../../app/model/action.ts'
import {
  byAccount,
  byDate,
  daysLate,
  daysWaiting,
  inList,
  isOverdue,
  isSnoozed,
  LISTS,
  nextAhead,
  promisesNear,
} from '../../../app/model/action-lists.ts'
import { newId } from '../../../app/model/id.ts'

const today = '2026-11-23'
let moment = Date.UTC(2026, 10, 1, 12)

function act(text: string, fields: Partial<Action> = {}): Action {
  const account = fields.account ?? 'horn'
  const row = {
    id: newId(moment++),
    noun: 'action',
    scope: `account/${account}`,
    account,
    revision: 1,
    change: 0,
  } as const
  return { ...row, text, side: 'ours', ...fields }
}

const late = act('late', { due: '2026-11-20' })
const dueToday = act('today', { due: today })
const atThree = act('today at three', { due: today, time: '15:00' })
const ahead = act('ahead', { due: '2026-11-27' })
const farAhead = act('far ahead', { due: '2027-02-01' })
const someday = act('someday')
const theirs = act('theirs', { side: 'theirs', due: '2026-12-01' })
const theirsLate = act('theirs late', { side: 'theirs', due: '2026-11-22' })
const snoozed = act('snoozed', { due: '2026-11-19', snoozed: '2026-11-25' })
const done = act('done', { due: today, done: Date.UTC(2026, 10, 22, 9) })
const doneLater = act('done later', { done: Date.UTC(2026, 10, 23, 9) })
const deleted = act('deleted', { due: today, deleted: true })
const all = [
  someday,
  farAhead,
  done,
  ahead,
  atThree,
  theirs,
  snoozed,
  dueToday,
  doneLater,
  late,
  theirsLate,
  deleted,
]

const texts = (actions: Action[]) => actions.map(action => action.text)

describe('the lists', () => {
  it.each([
    ['today', ['late', 'theirs late', 'today at three', 'today']],
    ['upcoming', ['snoozed', 'ahead', 'far ahead']],
    ['waiting', ['theirs late', 'theirs']],
    ['someday', ['someday']],
    ['done', ['done later', 'done']],
  ] as const)('%s, in the order it wants doing', (list, expected) => {
    expect(texts(inList(all, list, today))).toEqual(expected)
  })

  it('every action that is not deleted is in one of them', () => {
    const listed = new Set(LISTS.flatMap(list => texts(inList(all, list, today))))
    expect(listed.size).toBe(all.length - 1)
  })

  it('a snoozed action comes back on its day', () => {
    expect(texts(inList([snoozed], 'today', '2026-11-24'))).toEqual([])
    expect(texts(inList([snoozed], 'today', '2026-11-25'))).toEqual(['snoozed'])
    expect(isSnoozed(snoozed, '2026-11-24')).toBe(true)
    expect(isSnoozed(snoozed, '2026-11-25')).toBe(false)
  })

  it('an action without a date that was snoozed comes up on its day', () => {
    const put = act('put off', { snoozed: '2026-11-30' })
    expect(texts(inList([put], 'upcoming', today))).toEqual(['put off'])
    expect(texts(inList([put], 'today', '2026-11-30'))).toEqual(['put off'])
  })
})

describe('being late', () => {
  it('begins the day after the due date', () => {
    expect([isOverdue(late, today), isOverdue(dueToday, today)]).toEqual([true, false])
    expect([daysLate(late, today), daysLate(dueToday, today), daysLate(someday, today)]).toEqual([3, 0, 0])
  })

  it('is not said of what is snoozed or done', () => {
    expect(isOverdue(snoozed, today)).toBe(false)
    expect(isOverdue(act('done late', { due: '2026-11-01', done: 1 }), today)).toBe(false)
  })
})

describe('promises', () => {
  it('are near within a week of their internal date, and no longer when they are due', () => {
    const near = act('near', { due: '2026-11-30', promised: '2026-12-02' })
    const far = act('far', { due: '2026-12-01', promised: '2026-12-03' })
    const up = act('up', { due: today, promised: '2026-11-25' })
    expect(texts(promisesNear([far, near, up, ahead], today))).toEqual(['near'])
  })
})

it('the client owes us for as many days as the action is old', () => {
  expect(daysWaiting(theirs, today)).toBe(22)
})

it('what is next is the soonest of ours after today', () => {
  expect(nextAhead([farAhead, theirs, ahead, dueToday], today)?.text).toBe('ahead')
  expect(nextAhead([dueToday], today)).toBeUndefined()
})

describe('groups', () => {
  it('by account, in the order their first action comes', () => {
    const bonApp = act('call', { account: 'bon', due: '2026-11-21' })
    const groups = byAccount(inList([dueToday, bonApp, late], 'today', today))
    expect(groups.map(group => [group.key, texts(group.actions)])).toEqual([
      ['horn', ['late', 'today']],
      ['bon', ['call']],
    ])
  })

  it('by date, with what is late under today and what has no date last', () => {
    const groups = byDate([late, dueToday, snoozed, ahead, someday], today)
    expect(groups.map(group => [group.key, texts(group.actions)])).toEqual([
      [today, ['late', 'today']],
      ['2026-11-25', ['snoozed']],
      ['2026-11-27', ['ahead']],
      ['', ['someday']],
    ])
  })
})
