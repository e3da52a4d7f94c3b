import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** `node server/operate/run-built.mjs backup …`: runs a command as it was built, so that a server needs no tools to have it. */
const [name, ...args] = process.argv.slice(2)
const built = resolve(import.meta.dirname, `../../dist/server/${name}.js`)
if (existsSync(built)) {
  process.argv.splice(1, process.argv.length - 1, built, ...args)
  await import(pathToFileURL(built).href)
} else {
  console.error('Tend is not built yet; run "npm run build" first.')
  process.exitCode = 1
}
