import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { environment } from '../bench/environment.ts'
import build from '../support/build.ts'
import { ensureChromium } from '../support/chromium.ts'
import { type Figure, isMet, type Proof } from './proof.ts'
import { proofs } from './proofs.ts'

/**
 * `npm run prove`: plays out every proof at its whole scale, prints a table and writes it as JSON. `-- --only kill-server` picks one,
 * `--times` and `--minutes` scale them, `--seed` tells another story.
 */

const ROOT = resolve(import.meta.dirname, '../..')

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    times: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: resolve(ROOT, 'dist/prove.json') },
  },
})

const unknown = (flags.only ?? []).filter(name => !proofs.some(proof => proof.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(', ')}; there are: ${proofs.map(proof => proof.name).join(', ')}.`,
  )
  process.exit(2)
}
const chosen = proofs.filter(proof => flags.only?.includes(proof.name) ?? true)
const seed = Number(flags.seed)
ensureChromium()
build()

const around = environment(ROOT)
console.log(
  `seed ${seed} · commit ${around.commit} · ${around.cpus} CPUs (load ${around.load}) · ${around.at}`,
)
const results: Result[] = []
for (const proof of chosen) results.push(await runOne(proof))

mkdirSync(dirname(flags.out), { recursive: true })
writeFileSync(flags.out, `${JSON.stringify({ seed, ...around, results }, null, 2)}\n`)
const broken = results.filter(result => result.broken !== undefined).map(result => result.name)
const missed = results.flatMap(({ name, figures }) =>
  figures.filter(one => !isMet(one)).map(one => `${name}: ${one.name}`),
)
console.log(`\n${chosen.length - broken.length} of ${chosen.length} proofs hold. Written to ${flags.out}.`)
if (missed.length > 0) console.log(`Missed: ${missed.join('; ')}.`)
if (broken.length > 0 || missed.length > 0) process.exitCode = 1

interface Result extends Omit<Proof, 'prove'> {
  /** The scale of the whole. */
  of: number
  seconds: number
  figures: Figure[]
  broken?: string
}

async function runOne({ name, what, unit, scale, prove }: Proof): Promise<Result> {
  const asked = flags[unit]
  const actual = asked === undefined ? scale : Number(asked)
  console.log(`\n${name}: ${what} (${actual} ${unit} of ${scale})`)
  const started = performance.now()
  const told = { name, what, scale: actual, of: scale, unit }
  const seconds = () => Math.round((performance.now() - started) / 1000)
  try {
    const figures = await prove(actual, seed)
    for (const figure of figures) console.log(rowOf(figure))
    console.log(`  ${seconds()} s`)
    return { ...told, seconds: seconds(), figures }
  } catch (error) {
    console.error(`✘ ${name} does not hold: ${(error as Error).stack}`)
    return { ...told, seconds: seconds(), figures: [], broken: (error as Error).message }
  }
}

function rowOf(figure: Figure): string {
  const { name, value, unit = '', is, most } = figure
  const wanted = is !== undefined ? `= ${is}` : most !== undefined ? `≤ ${amount(most)} ${unit}` : ''
  const mark = wanted === '' ? ' ' : isMet(figure) ? '✔' : '✘'
  return `${mark} ${name.padEnd(56)}${amount(value).padStart(10)} ${unit.padEnd(4)}${wanted}`
}

function amount(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1)
}
