import { accounts } from './en/accounts.ts'
import { actions } from './en/actions.ts'
import { capture } from './en/capture.ts'
import { checkIns } from './en/check-ins.ts'
import { common } from './en/common.ts'
import { contacts } from './en/contacts.ts'
import { dates } from './en/dates.ts'
import { errors } from './en/errors.ts'
import { forms } from './en/forms.ts'
import { install } from './en/install.ts'
import { nav } from './en/nav.ts'
import { notes } from './en/notes.ts'
import { sync } from './en/sync.ts'
import { today } from './en/today.ts'
import { welcome } from './en/welcome.ts'

/**
 * The English catalogue: one section per feature, each in its own file; texts with a variable are functions. Here are those
 * needed from the start; a page that is loaded when it is opened brings its own (`wordsOf`).
 */
export const en = {
  common,
  dates,
  forms,
  nav,
  capture,
  checkIns,
  notes,
  actions,
  accounts,
  contacts,
  today,
  welcome,
  sync,
  install,
  errors,
}
