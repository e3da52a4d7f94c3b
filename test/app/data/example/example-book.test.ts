import { describe, expect, test } from 'vitest'
import type { Edit, Me } from '../../../../app/data/book.ts'
import { exampleBook } from '../../../../app/data/example/index.ts'
import type { Account } from '../../../../app/model/account.ts'
import type { Action } from '../../../../app/model/action.ts'
import { isGoingQuiet } from '../../../../app/model/cadence.ts'
import { readPatch } from '../../../../app/model/change.ts'
import type { CheckIn } from '../../../../app/model/check-in.ts'
import { newId } from '../../../../app/model/id.ts'
import { nounOf } from '../../../../app/model/nouns.ts'
import { addDays, todayIn } from '../../../../app/model/plain-date.ts'
import { renewalsAhead } from '../../../../app/model/renewal.ts'
import { NOTHING_YET, plannedTouches, withTouch } from '../../../../app/model/summary.ts'
import { at } from '../../../support/rows.ts'

const me: Me = { member: newId(), name: '', workspace: 'example', server: 'example' }
const TODAY = '2026-11-23'
const NOW = at('2026-11-23 09:00')
const edits = exampleBook(TODAY, NOW, me)

function rows<T>(noun: string, of: Edit[] = edits): T[] {
  const matching = of.filter(edit => edit.noun === noun)
  return matching.map(({ id, scope, patch }) => ({
    id,
    noun,
    scope,
    account: scope.slice(8),
    revision: 0,
    change: 1,
    ...patch,
  })) as T[]
}

function quietNames(of: Edit[], now: number): (string | undefined)[] {
  const today = todayIn(now)
  const checkIns = rows<CheckIn>('check-in', of)
  const quiet = rows<Account>('account', of).filter(account => {
    const own = checkIns.filter(checkIn => checkIn.account === account.id)
    const summary = own.reduce((sum, checkIn) => withTouch(sum, checkIn, now).summary, NOTHING_YET)
    return isGoingQuiet(account, summary, 30, { now, today })
  })
  return quiet.map(account => account.name).sort()
}

describe('the example book', () => {
  test('has 91 accounts, each with its contact, and a history for twenty of them', () => {
    expect(rows('account')).toHaveLength(91)
    expect(new Set(rows<{ account: string }>('contact').map(contact => contact.account)).size).toBe(91)
    for (const noun of ['check-in', 'note', 'action'])
      expect(new Set(rows<{ account: string }>(noun).map(row => row.account)).size).toBe(20)
  })

  test('is made of rows that a form would take', () => {
    for (const { noun, patch } of edits) {
      const { problems, later } = readPatch(nounOf(noun)!, patch, true)
      expect({ patch, problems, later }).toEqual({ patch, problems: [], later: [] })
    }
  })

  test('is the same every time for the same day, and differs by nothing but dates on another', () => {
    expect(exampleBook(TODAY, NOW, me)).toEqual(edits)
    const later = exampleBook('2027-05-02', at('2027-05-02 20:00'), me)
    expect(later.map(edit => edit.noun)).toEqual(edits.map(edit => edit.noun))
    expect(new Set(edits.map(edit => edit.id)).size).toBe(edits.length)
  })

  test('has every account somewhere, in euros, and owned by one of nine members', () => {
    const accounts = rows<Account>('account')
    const members = new Set(rows<{ id: string }>('member').map(member => member.id))
    expect(members.size).toBe(9)
    expect(members.has(me.member)).toBe(true)
    expect(
      accounts.every(account => account.place && account.currency === 'EUR' && members.has(account.owner!)),
    ).toBe(true)
    expect(accounts.filter(account => account.key)).toHaveLength(6)
  })

  test('has something of everything for Today', () => {
    const actions = rows<Action>('action')
    expect(actions.filter(action => !action.done && action.due! < TODAY).length).toBeGreaterThanOrEqual(3)
    expect(actions.filter(action => !action.done && action.due === TODAY).length).toBeGreaterThanOrEqual(4)
    expect(actions.filter(action => !action.done && action.promised).length).toBeGreaterThanOrEqual(8)
    expect(actions.filter(action => action.side === 'theirs').length).toBeGreaterThanOrEqual(8)
    expect(new Set(renewalsAhead(rows<Account>('account'), TODAY).map(ahead => ahead.within))).toEqual(
      new Set([30, 60, 90]),
    )
    expect(new Set(rows<CheckIn>('check-in').flatMap(checkIn => checkIn.pulse ?? []))).toEqual(
      new Set([1, 2, 3, 4, 5]),
    )
  })

  test.each(Array.from({ length: 7 }, (_, i) => addDays(TODAY, i)))(
    'on %s two accounts are going quiet, a visit is planned for the day, and no promise is dated before its due day',
    today => {
      const now = at(`${today} 10:00`)
      const book = exampleBook(today, now, me)
      expect(quietNames(book, now)).toEqual(['QUICK-Stop', 'Save-a-lot Markets'])
      const planned = rows<CheckIn>('check-in', book).filter(checkIn => checkIn.at! > now)
      expect(planned.map(checkIn => todayIn(checkIn.at!))).toEqual([today])
      expect(plannedTouches(withTouch(NOTHING_YET, planned[0]!, now).summary, now)).toHaveLength(1)
      for (const { due, promised } of rows<Action>('action', book))
        if (promised) expect(due! <= promised).toBe(true)
    },
  )

  test('late in the evening the planned visit is still ahead', () => {
    const now = at('2026-11-23 21:10')
    expect(
      rows<CheckIn>('check-in', exampleBook(TODAY, now, me)).filter(checkIn => checkIn.at! > now),
    ).toHaveLength(1)
  })
})
