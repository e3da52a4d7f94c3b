import { words } from '../../i18n/index.ts'
import type { Action } from '../../model/action.ts'
import type { ChosenAccount } from '../shared/chosen-account.ts'
import { NO_DATE, type When, whenOf } from '../shared/when.ts'
import type { ActionValues } from './commands.ts'

/** What the action form holds while it is filled in. */
export interface ActionFields {
  account?: ChosenAccount
  text: string
  /** The date typed: due, or with `told` the promised one. */
  due: When
  side: 'ours' | 'theirs'
  told: boolean
  about: string
}

export function freshFields(account: ChosenAccount | undefined, text = ''): ActionFields {
  return { account, text, due: NO_DATE, side: 'ours', told: false, about: '' }
}

export function fieldsOf(row: Action, account: ChosenAccount | undefined, today: string): ActionFields {
  return {
    account,
    text: row.text ?? '',
    due: whenOf(row.promised ?? row.due, row.time, today),
    side: row.side ?? 'ours',
    told: row.promised !== undefined,
    about: row.about ?? '',
  }
}

export function valuesOf(fields: ActionFields, account: ChosenAccount): ActionValues {
  const { text, due, side, told, about } = fields
  return { account, text, side, told, about, date: due.date, time: due.time }
}

/** True when a date was changed since the form was filled. */
export function datesDiffer(a: ActionFields, b: ActionFields): boolean {
  return a.due.date !== b.due.date || a.due.time !== b.due.time || a.told !== b.told
}

export const sideOptions = () =>
  (['ours', 'theirs'] as const).map(value => ({ value, label: words().actions.sides[value] }))
