import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const PROJECT = resolve(import.meta.dirname, '../..')

/** A copy of the built product, to be changed as a new release changes it. */
export interface BuildCopy {
  /** For `startTend`. */
  folder: string
  /** Puts another description into the shell, as the next build would; a running server serves it once it is started again. */
  release(description: string): void
  remove(): void
}

export function copyBuild(): BuildCopy {
  const home = mkdtempSync(join(tmpdir(), 'tend-build-'))
  const folder = join(home, 'dist')
  cpSync(join(PROJECT, 'dist'), folder, { recursive: true })
  symlinkSync(join(PROJECT, 'node_modules'), join(home, 'node_modules'))
  return {
    folder,
    release(description) {
      change(join(folder, 'app/index.html'), /(name="description" content=")[^"]*/, `$1${description}`)
      const revision = Buffer.from(description).toString('hex')
      change(
        join(folder, 'app/service-worker.js'),
        /("revision":")[^"]*(","url":"index\.html")/,
        `$1${revision}$2`,
      )
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}

function change(file: string, what: RegExp, by: string) {
  const before = readFileSync(file, 'utf8')
  const after = before.replace(what, by)
  if (after === before) throw new Error(`${file} has nothing like ${what}`)
  writeFileSync(file, after)
}
