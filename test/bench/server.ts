import type { Bench } from './bench.ts'
import type { Figure, Group } from './figure.ts'
import { median, percentile } from './figure.ts'
import { memoryOf } from './memory.ts'

/** What the server takes for the large book: time for a push, and memory. */
export const server: Group = { name: 'server', measure }

async function measure(bench: Bench): Promise<Figure[]> {
  const { tend, pushes } = await bench.server()
  const { now, most } = memoryOf(tend.pid)
  return [
    {
      name: 'Server: push of 500 changes, p99',
      value: percentile(pushes, 99),
      unit: 'ms',
      aim: 150,
      detail: `${pushes.length} pushes, median ${median(pushes).toFixed(0)} ms, longest ${Math.max(...pushes).toFixed(0)} ms`,
    },
    {
      name: 'Server: memory with the whole book',
      value: now,
      unit: 'MB',
      aim: 150,
      detail: `at its highest ${most.toFixed(0)} MB`,
    },
  ]
}
