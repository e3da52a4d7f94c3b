import { words } from '../../i18n/index.ts'
import { type CheckIn, KINDS, type Kind, PULSES, type Pulse } from '../../model/check-in.ts'
import { idsThere, type PersonOf } from '../../model/people-there.ts'
import { Happy, Neutral, Unhappy, VeryHappy, VeryUnhappy } from '../../ui/more-icons.ts'
import type { ChosenAccount } from '../shared/chosen-account.ts'
import { NO_DATE, type When, whenAt } from '../shared/when.ts'

/** What the check-in form holds while it is filled in. */
export interface CheckInFields {
  account?: ChosenAccount
  kind: Kind
  pulse?: Pulse
  said: string
  next: string
  due: When
  /** Empty is now. */
  when: When
  with: string[]
  setPlace: boolean
}

export function freshFields(account?: ChosenAccount): CheckInFields {
  return {
    account,
    kind: 'visit',
    pulse: undefined,
    said: '',
    next: '',
    due: NO_DATE,
    when: NO_DATE,
    with: [],
    setPlace: false,
  }
}

/** `today` writes out when it was or is planned; without, it takes place now. */
export function fieldsOf(
  row: CheckIn,
  account: ChosenAccount,
  personOf: PersonOf,
  today?: string,
): CheckInFields {
  return {
    ...freshFields(account),
    kind: row.kind ?? 'visit',
    pulse: row.pulse,
    said: row.said ?? '',
    when: row.at === undefined || today === undefined ? NO_DATE : whenAt(row.at, today),
    with: idsThere(row, personOf),
  }
}

export const kindOptions = () => KINDS.map(value => ({ value, label: words().checkIns.kinds[value] }))

const faces = { 1: VeryUnhappy, 2: Unhappy, 3: Neutral, 4: Happy, 5: VeryHappy }
export const pulseOptions = () =>
  PULSES.map(value => ({ value, label: words().checkIns.pulses[value], icon: faces[value] }))
