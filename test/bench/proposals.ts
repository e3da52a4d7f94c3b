import type { Bench } from './bench.ts'
import { openBenchPage } from './bench-page.ts'
import { type Figure, type Group, median, spread } from './figure.ts'
import { slowDown } from './phone.ts'

/** From words to work: next actions out of a long transcript, on a slow phone. */
export const proposals: Group = { name: 'proposals', measure }

const LANGUAGES = [
  ['en', 'English'],
  ['es', 'Spanish'],
] as const

/** The page is served whole by the harness; nothing is asked of a server. */
const NOWHERE = 'http://localhost'

async function measure(bench: Bench): Promise<Figure[]> {
  const device = await openBenchPage('proposals', NOWHERE)
  const { page } = device
  try {
    const session = await slowDown(page)
    const figures: Figure[] = []
    for (const [language, name] of LANGUAGES) {
      const [first, ...warm] = await page.evaluate(([language, runs]) => window.proposals(language, runs), [
        language,
        bench.runs + 1,
      ] as const)
      figures.push({
        name: `Proposals: 2,000 words of ${name}, 4×`,
        value: median(warm),
        unit: 'ms',
        aim: 100,
        detail: `${spread(warm)}; the very first ${first!.toFixed(0)}`,
      })
    }
    await session.detach()
    return figures
  } finally {
    await device.close()
  }
}
