import { accounts } from './accounts/index.ts'
import { actions } from './actions/index.ts'
import { checkIns } from './check-ins/index.ts'
import { contacts } from './contacts/index.ts'
import { exporting } from './export/index.ts'
import { handIns } from './hand-ins/index.ts'
import { history } from './history/index.ts'
import { importing } from './import/index.ts'
import type { Feature } from './manifest.ts'
import { members } from './members/index.ts'
import { notes } from './notes/index.ts'
import { search } from './search/index.ts'
import { settings } from './settings/index.ts'
import { signIn } from './sign-in/index.ts'
import { sync } from './sync/index.ts'
import { today } from './today/index.ts'
import { voice } from './voice/index.ts'
import { welcome } from './welcome/index.ts'

/** Every feature, once. A new one is its folder and its line here. */
export const features: Feature[] = [
  today,
  accounts,
  contacts,
  checkIns,
  voice,
  notes,
  actions,
  history,
  search,
  importing,
  exporting,
  settings,
  sync,
  handIns,
  signIn,
  members,
  welcome,
]
