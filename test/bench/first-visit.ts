import type { Page } from 'playwright-core'
import { BrowserDevice, PHONE, readyForOffline } from '../support/browser.ts'
import { startTend } from '../support/tend.ts'
import type { Bench } from './bench.ts'
import { type Figure, type Group, median, spread } from './figure.ts'
import { markedAt, markPaint, watchPaint } from './paint.ts'
import { slowDown } from './phone.ts'
import { openSlowLine, type SlowLine } from './slow-line.ts'

/** A stranger's first visit on a slow line: what is loaded before it can be used, and when everything is there for offline. */
export const firstVisit: Group = { name: 'first-visit', measure }

/** A heading, and something to press below it. */
const USABLE = 'body:has(h1):has(button, nav a)'

interface Visit {
  usable: number
  offlineReady: number
  scripts: { name: string; size: number }[]
  allBytes: number
}

async function measure(bench: Bench): Promise<Figure[]> {
  const tend = await startTend({ LOG_LEVEL: 'error' })
  try {
    const visits: Visit[] = []
    for (let run = 0; run < bench.runs; run++) {
      const line = await openSlowLine(tend.origin)
      visits.push(await visit(line))
      await line.close()
    }
    const today = await scriptsOfToday(tend.origin)
    const usable = visits.map(one => one.usable)
    const ready = visits.map(one => one.offlineReady)
    const first = visits[0]!
    return [
      scriptFigure('JavaScript to the first usable screen (first run), brotli', first.scripts),
      scriptFigure('JavaScript to the first usable screen (Today), brotli', today),
      {
        name: 'First visit, slow 4G, 4×, to first usable content',
        value: median(usable),
        unit: 'ms',
        aim: 2500,
        gate: true,
        detail: spread(usable),
      },
      {
        name: 'Offline-ready (last precached byte), same',
        value: median(ready),
        unit: 'ms',
        aim: 6000,
        detail: `${spread(ready)}; ${(first.allBytes / 1000).toFixed(0)} kB over the line`,
      },
    ]
  } finally {
    await tend.stop()
  }
}

async function visit(line: SlowLine): Promise<Visit> {
  const phone = new BrowserDevice(PHONE)
  await phone.start()
  try {
    const { page } = phone
    page.setDefaultTimeout(60_000)
    await slowDown(page)
    await watchPaint(page)
    await markPaint(page, 'usable', USABLE)
    const usable = await markedAt(page, 'usable', () => page.goto(line.origin, { waitUntil: 'commit' }))
    const scripts = await scriptsBefore(page, usable)
    await readyForOffline(page)
    const start = await page.evaluate(() => performance.timeOrigin)
    return { usable, scripts, offlineReady: line.lastByteAt() - start, allBytes: line.bytesDown() }
  } finally {
    await phone.close()
  }
}

/** What a start on a device with a book loads before Today can be used, nothing coming from the service worker. */
async function scriptsOfToday(origin: string): Promise<Visit['scripts']> {
  const phone = new BrowserDevice({ ...PHONE, serviceWorkers: 'block' })
  await phone.start()
  try {
    const { page } = phone
    await page.goto(origin)
    await page.getByRole('button', { name: 'Just this device' }).click()
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    await watchPaint(page)
    await markPaint(page, 'usable', USABLE)
    return await scriptsBefore(page, await markedAt(page, 'usable', () => page.reload()))
  } finally {
    await phone.close()
  }
}

/** Scripts asked for before that moment, with their size as they came over the line. */
function scriptsBefore(page: Page, moment: number): Promise<Visit['scripts']> {
  return page.evaluate(
    moment =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(entry => /\.js$/.test(entry.name) && entry.startTime < moment && entry.responseEnd > 0)
        .map(entry => ({ name: new URL(entry.name).pathname, size: entry.encodedBodySize })),
    moment,
  )
}

function scriptFigure(name: string, scripts: Visit['scripts']): Figure {
  const largest = [...scripts].sort((a, b) => b.size - a.size).slice(0, 3)
  return {
    name,
    value: scripts.reduce((sum, script) => sum + script.size, 0) / 1000,
    unit: 'kB',
    aim: 80,
    gate: true,
    detail: `${scripts.length} files: ${largest.map(each => `${each.name.replace('/assets/', '')} ${(each.size / 1000).toFixed(1)}`).join(', ')}…`,
  }
}
