import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import build from '../support/build.ts'
import { ensureChromium } from '../support/chromium.ts'
import { Bench } from './bench.ts'
import { environment } from './environment.ts'
import type { Figure } from './figure.ts'
import { groups } from './groups.ts'
import { rowOf, summaryOf } from './table.ts'

/** `npm run bench`: measures the built product, prints a table and writes it as JSON. */

const ROOT = resolve(import.meta.dirname, '../..')

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: resolve(ROOT, 'dist/bench.json') },
  },
})

const chosen = groups.filter(group => flags.only?.includes(group.name) ?? true)
if (chosen.length === 0) {
  console.error(`There is no such group; there are: ${groups.map(group => group.name).join(', ')}.`)
  process.exit(2)
}
ensureChromium()
build()

const bench = new Bench(flags.quick)
const figures: Figure[] = []
const failed: string[] = []
const around = environment(ROOT)
console.log(
  `${around.chromium} · ${around.cpus} CPUs (load ${around.load}) · Node ${around.node} · commit ${around.commit}\n`,
)
for (const group of chosen) {
  try {
    for (const figure of await group.measure(bench)) {
      figures.push(figure)
      console.log(rowOf(figure))
    }
  } catch (error) {
    failed.push(group.name)
    console.error(`${group.name} could not be measured: ${(error as Error).stack}`)
  }
}
await bench.ending.run()

mkdirSync(dirname(flags.out), { recursive: true })
writeFileSync(flags.out, `${JSON.stringify({ ...around, quick: flags.quick, failed, figures }, null, 2)}\n`)
console.log(`\n${summaryOf(figures)} Written to ${flags.out}.`)
if (failed.length > 0) process.exitCode = 1
