import { resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { restore } from './restore.ts'
import { runCommand } from './run-command.ts'

const REPLACE = '--replace'

/** `npm run restore -- /backups/monday`: brings a backup into the data folder, while no server runs on it. */
runCommand(async (args, signal) => {
  const [folder] = args.filter(arg => arg !== REPLACE)
  if (!folder) throw new Error('Say from where: npm run restore -- /backups/monday')
  const { data } = readConfig(process.env)
  const options = { replace: args.includes(REPLACE), signal }
  const { manifest, aside } = await restore(resolve(folder), data, Date.now(), options)
  const lines = [`${data} holds the backup of ${manifest.at} (${manifest.rows} rows).`]
  if (aside) lines.push(`What was there before lies in ${aside}.`)
  lines.push('Start the server: devices send again what they hold and the backup lacks.')
  return { text: lines.join('\n') }
})
