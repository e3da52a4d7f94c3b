import { type Outcome, plantedBugs } from './planted-bugs.ts'
import { plants } from './plants/index.ts'

/**
 * `npm run plant [-- words]` plants every known loss, or those whose sentence or file holds the words, and says what caught it. Ends
 * with 1 when one survives.
 */
const words = process.argv.slice(2).join(' ').toLowerCase()
const chosen = plants.filter(({ bug, file }) => `${bug} ${file}`.toLowerCase().includes(words))

const { passed, outcomes } = await plantedBugs({
  plants: chosen,
  tell: ({ plant, where, why, seconds }) =>
    console.log(
      `${where ? 'caught  ' : 'SURVIVED'} ${plant.bug} — ${where ?? why} (${seconds.toFixed(1)} s)`,
    ),
})
console.table(
  outcomes.map(({ plant, where, seconds }) => ({
    bug: plant.bug,
    loss: plant.loss.map(row => `#${row}`).join(' '),
    'caught by': plant.caughtBy,
    where: shortened(where),
    s: Number(seconds.toFixed(1)),
  })),
)
console.log(`${outcomes.filter(({ where }) => where).length} of ${outcomes.length} planted bugs caught`)
if (!passed) process.exitCode = 1

function shortened(where: Outcome['where']): string {
  return where === undefined ? 'SURVIVED' : where.length > 70 ? `${where.slice(0, 69)}…` : where
}
