import { makeBed } from './planting/bed.ts'
import { judge, playSeeds, runTests, type Verdict } from './planting/judges.ts'
import { plants as all } from './plants/index.ts'
import type { Plant } from './plants/plant.ts'

/**
 * Puts known losses into copies of the project, one at a time, and shows that the suites catch each: a suite that passes with a bug in
 * the code is no evidence that there is none. The same suites must first pass over a copy without any.
 */
export interface PlantedBugsOptions {
  plants?: readonly Plant[]
  /** Histories the simulation may play before a bug counts as not caught. */
  seeds?: number
  /** Hears of each plant as it is judged. */
  tell?(outcome: Outcome): void
}

export interface Outcome {
  plant: Plant
  /** The seed or the test that caught it; undefined when it survived. */
  where?: string
  /** What was found to be wrong; of a survivor, why it counts as one. */
  why: string
  seconds: number
}

const MOST_SEEDS = 100

export async function plantedBugs({
  plants = all,
  seeds = MOST_SEEDS,
  tell = () => {},
}: PlantedBugsOptions = {}): Promise<{ passed: boolean; outcomes: Outcome[] }> {
  await requireSound(plants, seeds)
  const outcomes: Outcome[] = []
  for (const plant of plants) {
    const outcome = await growAndJudge(plant, seeds)
    outcomes.push(outcome)
    tell(outcome)
  }
  return { passed: outcomes.every(({ where }) => where !== undefined), outcomes }
}

/** Whatever fails without a bug would catch every one. */
async function requireSound(plants: readonly Plant[], seeds: number): Promise<void> {
  const files = [...new Set(plants.map(plant => plant.caughtBy))].filter(by => by !== 'simulation')
  const bed = makeBed()
  try {
    const verdicts: Verdict[] = []
    if (files.length) verdicts.push(await runTests(bed.folder, files))
    if (plants.some(plant => plant.caughtBy === 'simulation'))
      verdicts.push(await playSeeds(bed.folder, seeds))
    for (const { failure } of verdicts)
      if (failure)
        throw new Error(`Without any planted bug the suites fail: ${failure.where}: ${failure.why}`)
  } finally {
    bed.clear()
  }
}

async function growAndJudge(plant: Plant, seeds: number): Promise<Outcome> {
  const started = performance.now()
  const judged = await growIn(plant, seeds).catch((cause: unknown) => ({
    why: cause instanceof Error ? cause.message : String(cause),
  }))
  return { plant, ...judged, seconds: (performance.now() - started) / 1000 }
}

async function growIn(plant: Plant, seeds: number): Promise<Pick<Outcome, 'where' | 'why'>> {
  const bed = makeBed(plant)
  try {
    const { failure } = await judge(bed.folder, plant.caughtBy, seeds)
    if (!failure) return { why: 'nothing noticed it' }
    return isBroken(failure.why) ? { why: `does not run: ${failure.why}` } : failure
  } finally {
    bed.clear()
  }
}

/** Code that falls over by itself is a slip of whoever planted it, and catching it shows nothing. */
function isBroken(why: string): boolean {
  return /ReferenceError|SyntaxError|is not defined|is not a function|Transform failed|PARSE_ERROR/.test(why)
}
