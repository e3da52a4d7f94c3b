import { accounts } from './en/accounts.ts'
import { actions } from './en/actions.ts'
import { capture } from './en/capture.ts'
import { checkIns } from './en/check-ins.ts'
import { common } from './en/common.ts'
import { contacts } from './en/contacts.ts'
import { dates } from './en/dates.ts'
import { errors } from './en/errors.ts'
import { exporting } from './en/export.ts'
import { history } from './en/history.ts'
import { forms } from './en/forms.ts'
import { importing } from './en/import.ts'
import { install } from './en/install.ts'
import { nav } from './en/nav.ts'
import { notes } from './en/notes.ts'
import { search } from './en/search.ts'
import { settings } from './en/settings.ts'
import { signIn } from './en/sign-in.ts'
import { sync } from './en/sync.ts'
import { syncPage } from './en/sync-page.ts'
import { today } from './en/today.ts'
import { welcome } from './en/welcome.ts'

/** The English catalogue: one section per feature, each in its own file. Texts with a variable are functions. */
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
  history,
  today,
  search,
  import: importing,
  export: exporting,
  settings,
  welcome,
  signIn,
  sync,
  syncPage,
  install,
  errors,
}
