import { resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { checkData } from './check-data.ts'
import { tableOf } from './finding.ts'
import { runCommand } from './run-command.ts'

/** `npm run check-data`, or `-- /backups/monday`: proves the data folder, or a backup. */
runCommand(async ([given], signal) => {
  const folder = given ? resolve(given) : readConfig(process.env).data
  const findings = await checkData(folder, signal)
  const isBad = findings.some(({ isDamage }) => isDamage)
  const end = isBad
    ? 'Damage was found. Stop the server, keep this folder, and restore the last good backup.'
    : 'No damage was found.'
  return { text: `${folder}\n\n${tableOf(findings)}\n\n${end}`, isBad }
})
