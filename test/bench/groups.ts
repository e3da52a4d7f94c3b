import { accounts } from './accounts.ts'
import { edits } from './edits.ts'
import type { Group } from './figure.ts'
import { firstSync } from './first-sync.ts'
import { firstVisit } from './first-visit.ts'
import { journey } from './journey.ts'
import { proposals } from './proposals.ts'
import { record } from './record.ts'
import { recording } from './recording.ts'
import { search } from './search.ts'
import { server } from './server.ts'
import { start } from './start.ts'
import { uploads } from './uploads.ts'

/** Everything that is measured, in the order of the table; `--only <name>` picks from it. */
export const groups: Group[] = [
  firstVisit,
  start,
  journey,
  record,
  recording,
  accounts,
  search,
  proposals,
  firstSync,
  edits,
  server,
  uploads,
]
