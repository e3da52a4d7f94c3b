import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Plant } from '../plants/plant.ts'

const PROJECT = resolve(import.meta.dirname, '../../..')

/** What the suites need of the project; packages are only pointed to. */
const COPIED = ['app', 'server', 'test', 'package.json', 'tsconfig.json', 'vite.config.ts']

/** A copy of the project in which a bug may be planted: the project's own files are never touched. */
export interface Bed {
  folder: string
  clear(): void
}

/** Copies the project, with the bug in it when one is given. */
export function makeBed(plant?: Plant): Bed {
  const folder = mkdtempSync(join(tmpdir(), 'tend-plant-'))
  for (const name of COPIED) cpSync(join(PROJECT, name), join(folder, name), { recursive: true })
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'), 'junction')
  const clear = () => rmSync(folder, { recursive: true, force: true })
  try {
    if (plant) putIn(folder, plant)
  } catch (cause) {
    clear()
    throw cause
  }
  return { folder, clear }
}

function putIn(folder: string, { file, soil, instead, bug }: Plant): void {
  const path = join(folder, file)
  const parts = readFileSync(path, 'utf8').split(soil)
  if (parts.length !== 2)
    throw new Error(
      `The plant has no soil any more: “${bug}” looks in ${file} for a text that stands there ${parts.length - 1} times.`,
    )
  writeFileSync(path, parts.join(instead))
}
