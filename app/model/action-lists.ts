import type { Action } from './action.ts'
import { madeAt } from './id.ts'
import { addDays, daysBetween, daysSince, todayIn } from './plain-date.ts'

/** The lists of the Actions page. */
export const LISTS = ['today', 'upcoming', 'waiting', 'someday', 'done'] as const
export type ListName = (typeof LISTS)[number]

/** How many days ahead the internal date of a promise is near. */
export const NEAR_DAYS = 7

/**
 * The actions of one list, in the order they want doing. Today is what is due or late, also what the client owes us by now;
 * what has no date is for some day; a snoozed action comes up on the day it was put off to. What is done, newest first.
 */
export function inList(actions: readonly Action[], list: ListName, today: string): Action[] {
  return actions.filter(action => belongs(action, list, today)).sort(list === 'done' ? byDone : byDue)
}

/** Promises whose internal date is ahead but near. */
export function promisesNear(actions: readonly Action[], today: string): Action[] {
  const last = addDays(today, NEAR_DAYS)
  return actions
    .filter(action => isOpen(action) && action.promised !== undefined && !isUp(action, today))
    .filter(action => (comesUp(action) ?? action.promised!) <= last)
    .sort(byDue)
}

/** The next of our actions after today, soonest first: what an empty Today points at. */
export function nextAhead(actions: readonly Action[], today: string): Action | undefined {
  let next: Action | undefined
  for (const action of actions)
    if (belongs(action, 'upcoming', today) && (!next || byDue(action, next) < 0)) next = action
  return next
}

export function isOverdue(action: Action, today: string): boolean {
  return isOpen(action) && !isSnoozed(action, today) && daysLate(action, today) > 0
}

/** Days past its due date; 0 when it is not late or has none. */
export function daysLate(action: Action, today: string): number {
  return action.due === undefined ? 0 : Math.max(0, daysBetween(action.due, today))
}

export function isSnoozed(action: Action, today: string): boolean {
  return action.snoozed !== undefined && action.snoozed > today
}

/** Days we have been waiting for what the client owes. */
export function daysWaiting(action: Action, today: string): number {
  return Math.max(0, daysSince(madeAt(action.id), today))
}

/** The day an action is next seen: its due date, or the day it was snoozed to when that is later. */
export function comesUp(action: Action): string | undefined {
  const { due, snoozed } = action
  return (due ?? '') > (snoozed ?? '') ? due : snoozed
}

export interface Group {
  /** The account's id, or the date; empty for "no date". */
  key: string
  actions: Action[]
}

/** Actions gathered by account in the order their first one comes, each group in its own order. */
export function byAccount(actions: readonly Action[]): Group[] {
  return grouped(actions, action => action.account)
}

/** Actions gathered by the day they come up; what is late stands together under today. */
export function byDate(actions: readonly Action[], today: string): Group[] {
  return grouped(actions, action => {
    if (action.done !== undefined) return todayIn(action.done)
    const day = comesUp(action)
    return day === undefined || day > today ? (day ?? '') : today
  })
}

function grouped(actions: readonly Action[], keyOf: (action: Action) => string): Group[] {
  const groups = new Map<string, Action[]>()
  for (const action of actions) {
    const key = keyOf(action)
    const group = groups.get(key)
    if (group) group.push(action)
    else groups.set(key, [action])
  }
  return [...groups].map(([key, actions]) => ({ key, actions }))
}

function belongs(action: Action, list: ListName, today: string): boolean {
  if (list === 'done') return action.done !== undefined && !action.deleted
  if (!isOpen(action)) return false
  if (list === 'waiting') return action.side === 'theirs'
  if (list === 'today') return isUp(action, today)
  return (
    action.side !== 'theirs' &&
    !isUp(action, today) &&
    (comesUp(action) === undefined) === (list === 'someday')
  )
}

function isOpen(action: Action): boolean {
  return action.done === undefined && !action.deleted
}

function isUp(action: Action, today: string): boolean {
  const day = comesUp(action)
  return isOpen(action) && day !== undefined && day <= today
}

/** By the day it comes up, then the time, then the order they were made in; without a date last. */
function byDue(a: Action, b: Action): number {
  return (
    compare(comesUp(a) ?? '9', comesUp(b) ?? '9') ||
    compare(a.time ?? '99', b.time ?? '99') ||
    compare(a.id, b.id)
  )
}

function byDone(a: Action, b: Action): number {
  return (b.done ?? 0) - (a.done ?? 0)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
