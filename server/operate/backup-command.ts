import { resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { amount } from './amount.ts'
import { backUp } from './back-up.ts'
import { runCommand } from './run-command.ts'

/** `npm run backup -- /backups/monday`: copies the data folder into a new folder, while the server runs. */
runCommand(async ([folder], signal) => {
  if (!folder) throw new Error('Say where to: npm run backup -- /backups/monday')
  const target = resolve(folder)
  const { rows, database, blobs } = await backUp(readConfig(process.env).data, target, Date.now(), signal)
  const what = `${rows} rows (${amount(database.bytes)}) and ${blobs.files} recordings, photos and files (${amount(blobs.bytes)})`
  return { text: `${target} holds ${what}. "npm run check-data -- ${target}" proves it.` }
})
