import type { BrowserDevice } from '../support/browser.ts'
import { settled } from '../support/nancy.ts'
import type { Bench } from './bench.ts'
import { type Figure, type Group, median, spread } from './figure.ts'
import { markedAt, markPaint, watchPaint } from './paint.ts'
import { slowDown } from './phone.ts'

/**
 * A start without a network, with the whole book on the device, in a browser that was not running. The figure is the page's: the
 * browser has come to rest from its own start. Next to it stands what a person waits who opens it while the browser still starts.
 */
export const start: Group = { name: 'start', measure }

const ROW = '.page-body .row'
const LOOKED_AT_MS = 6_000
/** What a browser does for itself after it was launched is over by then. */
const AT_REST_MS = 2_000

async function measure(bench: Bench): Promise<Figure[]> {
  const { origin } = await bench.tend()
  const phone = await bench.phone()
  await rememberToday(phone, origin)
  const starts: number[] = []
  const launches: number[] = []
  try {
    for (let run = 0; run < bench.runs; run++) {
      starts.push(await startOffline(phone, origin, AT_REST_MS))
      launches.push(await startOffline(phone, origin, 0))
    }
  } finally {
    await phone.offline(false)
  }
  return [
    {
      name: 'Offline start → Today’s list, whole book, 4×',
      value: median(starts),
      unit: 'ms',
      aim: 800,
      gate: true,
      detail: spread(starts),
    },
    {
      name: 'The same while the browser itself still starts',
      value: median(launches),
      unit: 'ms',
      detail: spread(launches),
    },
  ]
}

/** Today is looked at long enough to be remembered for the next start, as on any day of use. */
async function rememberToday(phone: BrowserDevice, origin: string): Promise<void> {
  await phone.offline(false)
  await phone.page.goto(origin)
  await phone.page.locator(ROW).first().waitFor()
  await settled(phone)
  await phone.page.waitForTimeout(LOOKED_AT_MS)
}

async function startOffline(phone: BrowserDevice, origin: string, rest: number): Promise<number> {
  await phone.offline(true)
  await phone.context.close()
  await phone.start()
  const { page } = phone
  page.setDefaultTimeout(60_000)
  const session = await slowDown(page, undefined, true)
  await watchPaint(page)
  await markPaint(page, 'list', ROW)
  await page.waitForTimeout(rest)
  const list = await markedAt(page, 'list', () => page.goto(origin, { waitUntil: 'commit' }))
  await session.detach()
  return list
}
