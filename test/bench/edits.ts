import type { BrowserDevice } from '../support/browser.ts'
import type { Bench } from './bench.ts'
import { openBenchPage } from './bench-page.ts'
import { busyAccounts } from './data.ts'
import { type Figure, type Group, median, percentile } from './figure.ts'
import { servePlainPages } from './plain-pages.ts'

/** Writing and reading beneath the screens: edits without a network, their arrival elsewhere, and one account's notes. */
export const edits: Group = { name: 'edits', measure }

const EDITS = 1_000
const READ_OFTEN = 300

async function measure(bench: Bench): Promise<Figure[]> {
  const { tend, device, entries } = await bench.server()
  const withNotes = [...new Set(entries.filter(entry => entry.noun === 'note').map(entry => entry.account))]
  const busy = busyAccounts(entries)
    .slice(0, READ_OFTEN)
    .map(account => account.id)
  const edited = withNotes.slice(0, EDITS - 1)
  const [marked] = withNotes.slice(-1) as [string]

  const plain = await onPlainTables(bench, withNotes.slice(0, EDITS), busy)
  const [here, there] = [await openBenchPage('book', tend.origin), await openBenchPage('book', tend.origin)]
  try {
    for (const one of [here, there])
      await one.page.evaluate(code => window.book.join(code), await device.newCode())
    const notes = await here.page.evaluate(accounts => window.book.newestNotes(accounts), busy)

    const single = await relay(here, there, marked, bench.quick ? 20 : 100)
    const written: number[] = []
    const arrived: number[] = []
    for (let run = 0; run < Math.min(3, bench.runs); run++) {
      await here.offline(true)
      written.push(
        await here.page.evaluate(([accounts, last, mark]) => window.book.edit(accounts, last, mark), [
          edited,
          marked,
          `edit ${run}`,
        ] as const),
      )
      arrived.push(await reconnect(here, there, marked, `edit ${run}`))
    }
    const ratio = median(written) / median(plain.edits)
    return [
      {
        name: '1,000 offline edits, against plain tables',
        value: ratio,
        unit: '×',
        aim: 0.7,
        detail: `${median(written).toFixed(0)} ms against ${median(plain.edits).toFixed(0)} ms; row and outbox, strict, one transaction each`,
      },
      {
        name: 'Reconnect → a second device has all 1,000',
        value: median(arrived),
        unit: 'ms',
        aim: 600,
        detail: `from the browser’s “online”; ${arrived.length} runs`,
      },
      {
        name: 'One edit → a second connected device, median',
        value: median(single),
        unit: 'ms',
        aim: 20,
        gate: true,
        detail: `${single.length} edits over loopback`,
      },
      {
        name: 'One edit → a second connected device, p95',
        value: percentile(single, 95),
        unit: 'ms',
        aim: 40,
        gate: true,
        detail: `longest ${Math.max(...single).toFixed(0)} ms`,
      },
      {
        name: '50 newest notes of an account, median',
        value: median(notes),
        unit: 'ms',
        aim: 0.7,
        detail: `plain tables ${median(plain.notes).toFixed(2)} ms`,
      },
    ]
  } finally {
    await Promise.all([here.close(), there.close()])
  }
}

async function onPlainTables(
  bench: Bench,
  accounts: string[],
  busy: string[],
): Promise<{ edits: number[]; notes: number[] }> {
  const pages = await servePlainPages(await bench.entries())
  const { page, context } = await openBenchPage('plain', await bench.tend().then(tend => tend.origin))
  await page.evaluate(({ url, count }) => window.plain.fill(url, count), {
    url: pages.url,
    count: pages.count,
  })
  const notes = await page.evaluate(accounts => window.plain.newestNotes(accounts), busy)
  const edits: number[] = []
  for (let run = 0; run < Math.min(3, bench.runs); run++)
    edits.push(
      await page.evaluate(([accounts, mark]) => window.plain.edit(accounts, mark), [
        accounts,
        `edit ${run}`,
      ] as const),
    )
  await context.close()
  await pages.close()
  return { edits, notes }
}

/** Each edit is awaited on the other device before the next is made. */
async function relay(
  here: BrowserDevice,
  there: BrowserDevice,
  account: string,
  count: number,
): Promise<number[]> {
  const took: number[] = []
  for (let i = 0; i < count; i++) {
    const mark = `relayed ${i}`
    const arrival = there.page.evaluate(([id, mark]) => window.book.marked(id, mark), [
      account,
      mark,
    ] as const)
    const written = await here.page.evaluate(([id, mark]) => window.book.markAccount(id, mark), [
      account,
      mark,
    ] as const)
    took.push((await arrival) - written)
    await here.page.waitForTimeout(50)
  }
  return took
}

async function reconnect(
  here: BrowserDevice,
  there: BrowserDevice,
  last: string,
  mark: string,
): Promise<number> {
  const arrival = there.page.evaluate(([id, mark]) => window.book.marked(id, mark), [last, mark] as const)
  const online = here.page.evaluate(
    () =>
      new Promise<number>(resolve =>
        addEventListener('online', () => resolve(performance.timeOrigin + performance.now()), { once: true }),
      ),
  )
  await here.offline(false)
  return (await arrival) - (await online)
}
