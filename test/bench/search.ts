import type { Page } from 'playwright-core'
import { settled } from '../support/nancy.ts'
import type { Bench } from './bench.ts'
import { type Figure, type Group, median, percentile } from './figure.ts'
import { spanOf, watchPaint } from './paint.ts'
import { SLOWER, slowDown } from './phone.ts'
import { tap } from './touch.ts'

/** Search over the whole book, key by key. */
export const search: Group = { name: 'search', measure }

const QUERIES = [
  'price',
  'new contract',
  'delivery',
  'kitchen chef',
  'balen',
  'tasting autumn',
  'steak',
  'invoice quarter',
]

interface Key {
  typed: string
  /** From the key to the frame with its results, main thread slowed. */
  whole: number
  /** What the worker took of it, not slowed. */
  worker: number
}

declare global {
  interface Window {
    /** Resolves when results that came from the worker after this call are painted. */
    resultsPainted(): Promise<number>
  }
  /** In the worker: what each question took. */
  var answered: number[]
}

async function measure(bench: Bench): Promise<Figure[]> {
  const { origin } = await bench.tend()
  const phone = await bench.phone()
  const { page } = phone
  await watchPaint(page)
  await watchAnswers(page)
  await page.goto(`${origin}/search`)
  await settled(phone)
  const box = page.getByRole('main').getByRole('searchbox')
  await box.fill('the')
  await page
    .getByRole('status')
    .filter({ hasText: /found|best|of/i })
    .filter({ hasNotText: /still/i })
    .first()
    .waitFor()
  await watchWorker(page)
  const session = await slowDown(page)
  const keys: Key[] = []
  for (const query of QUERIES.slice(0, bench.quick ? 2 : QUERIES.length)) {
    await box.fill('')
    await tap(page, box)
    for (let at = 1; at <= query.length; at++) {
      // A space alone asks nothing new.
      if (query[at - 1] === ' ') await page.keyboard.press('Space')
      else keys.push(await press(page, query.slice(0, at)))
    }
  }
  await session.detach()
  const taken = keys.map(key => key.whole + (SLOWER - 1) * key.worker)
  const worst = keys[taken.indexOf(Math.max(...taken))]!
  return [
    {
      name: 'Search: key → results painted, 4×, worker × 4',
      value: median(taken),
      unit: 'ms',
      aim: 100,
      gate: true,
      detail: `${keys.length} keys, p95 ${percentile(taken, 95).toFixed(0)} ms, of it worker × 4 ${median(keys.map(key => SLOWER * key.worker)).toFixed(0)} ms (p95 ${percentile(
        keys.map(key => SLOWER * key.worker),
        95,
      ).toFixed(0)}); slowest “${worst.typed}” ${Math.max(...taken).toFixed(0)} ms`,
    },
  ]
}

async function press(page: Page, typed: string): Promise<Key> {
  await page.evaluate(() => {
    window.span = new Promise(resolve =>
      addEventListener(
        'keydown',
        ({ timeStamp }) => void window.resultsPainted().then(moment => resolve(moment - timeStamp)),
        { capture: true, once: true },
      ),
    )
  })
  const workers = page.workers()
  await Promise.all(
    workers.map(worker =>
      worker.evaluate(() => {
        globalThis.answered = []
      }),
    ),
  )
  await page.keyboard.press(typed.at(-1)!)
  const whole = await spanOf(page, `results for “${typed}”`)
  const took = await Promise.all(workers.map(worker => worker.evaluate(() => globalThis.answered)))
  return { typed, whole, worker: Math.max(0, ...took.flat()) }
}

/** On every page opened from now on: tells when what a worker answered has been painted. */
async function watchAnswers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const waiting: (() => void)[] = []
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        this.addEventListener('message', () => {
          for (const tell of waiting.splice(0)) tell()
        })
      }
    }
    window.resultsPainted = () =>
      new Promise<void>(resolve => waiting.push(resolve)).then(() => window.afterFrame())
  })
}

/** In the worker: how long each question is worked on. */
async function watchWorker(page: Page): Promise<void> {
  for (const worker of page.workers())
    await worker.evaluate(() => {
      globalThis.answered = []
      addEventListener('message', ({ timeStamp }) => globalThis.answered.push(performance.now() - timeStamp))
    })
}
