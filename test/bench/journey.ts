import type { CDPSession, Page } from 'playwright-core'
import { BrowserDevice, PHONE } from '../support/browser.ts'
import { settled } from '../support/nancy.ts'
import type { Bench } from './bench.ts'
import { busyAccounts } from './data.ts'
import { type Figure, type Group, median, percentile } from './figure.ts'
import { durationsOf, type Interactions, interactionsOf, watchInteractions } from './interactions.ts'
import { watchPaint } from './paint.ts'
import { slowDown } from './phone.ts'
import { quiet, tap, type } from './touch.ts'

/** A working day in taps and keys on a slowed phone with the whole book, and what the page weighs after it. */
export const journey: Group = { name: 'journey', measure }

const ENOUGH = 200

async function measure(bench: Bench): Promise<Figure[]> {
  const { origin } = await bench.tend()
  const phone = await bench.phone()
  const { page } = phone
  await watchPaint(page)
  await watchInteractions(page)
  await page.goto(origin)
  await settled(phone)
  const session = await slowDown(page)
  const accounts = busyAccounts(await bench.entries())
  const atLeast = bench.quick ? 40 : ENOUGH
  for (let day = 0; (await interactionsOf(page)).count < atLeast; day++)
    await workADay(page, accounts[day]!.name)
  const seen = await interactionsOf(page)
  const heap = await heapOf(session)
  await session.detach()

  const bare = await onBarePage(atLeast)
  const p98 = percentile(durationsOf(seen), 98)
  const barely = percentile(durationsOf(bare), 98)
  return [
    {
      name: 'Interactions of the main journey, 4×, p98',
      value: p98,
      unit: 'ms',
      aim: Math.max(100, 1.3 * barely),
      gate: true,
      detail: `${seen.count} interactions, median ${median(durationsOf(seen))} ms; bare page ${barely} ms; longest: ${longest(seen)}`,
    },
    {
      name: 'Heap of the page after the journey',
      value: heap,
      unit: 'MB',
      aim: 60,
      detail: 'after a collection; the search worker has its own',
    },
  ]
}

async function workADay(page: Page, account: string): Promise<void> {
  const main = page.getByRole('main')
  await tap(page, page.getByRole('link', { name: 'Accounts', exact: true }))
  await tap(page, page.getByRole('searchbox', { name: 'Search accounts' }))
  await page.keyboard.press('Control+A')
  await type(page, account.slice(0, 6))
  await tap(page, page.getByRole('list', { name: 'Accounts' }).getByRole('link').first())
  for (const tab of ['Timeline', 'Actions', 'People', 'Brief'])
    await tap(page, page.getByRole('tab', { name: tab }))
  await capture(page, 'Check-in', async form => {
    await tap(page, form.getByRole('radio', { name: 'Call' }))
  })
  await capture(page, 'Note', async form => {
    await tap(page, form.getByRole('textbox', { name: 'Note' }))
    await type(page, 'Wants a quote')
  })
  await capture(page, 'Action', async form => {
    await tap(page, form.getByRole('textbox', { name: 'Next action' }))
    await type(page, 'Send prices fri')
  })
  await tap(page, page.getByRole('link', { name: 'Today', exact: true }))
  await tap(page, main.getByRole('checkbox').first())
  await tap(page, main.getByRole('link', { name: 'Search', exact: true }).first())
  await tap(page, main.getByRole('searchbox'))
  await type(page, 'price')
  await tap(page, page.getByRole('list', { name: 'Results' }).getByRole('link').first())
  await quiet(page)
}

async function capture(
  page: Page,
  form: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
): Promise<void> {
  await tap(page, page.getByRole('button', { name: 'Capture' }))
  await tap(
    page,
    page.getByRole('dialog', { name: 'Capture' }).getByRole('button', { name: form, exact: true }),
  )
  const dialog = page.getByRole('dialog', { name: form })
  await dialog.waitFor()
  await fill(dialog)
  await tap(page, dialog.getByRole('button', { name: 'Save' }))
  await dialog.waitFor({ state: 'hidden' })
}

/** The same number of taps and keys on a page that does next to nothing: what the browser itself takes. */
async function onBarePage(count: number): Promise<Interactions> {
  const device = new BrowserDevice(PHONE)
  await device.start()
  try {
    const { page } = device
    await watchPaint(page)
    await watchInteractions(page)
    await page.goto(`data:text/html,${encodeURIComponent(BARE)}`)
    const session = await slowDown(page)
    const half = Math.ceil(count / 2)
    for (let i = 0; i < half; i++)
      await tap(page, page.getByRole('button', { name: `Row ${i % 12}`, exact: true }))
    await tap(page, page.getByRole('textbox'))
    await type(page, 'a bare page '.repeat(Math.ceil(half / 12)))
    const seen = await interactionsOf(page)
    await session.detach()
    return seen
  } finally {
    await device.close()
  }
}

const BARE = `<!doctype html><meta name="viewport" content="width=device-width"><input aria-label="Text"><p></p>
${Array.from({ length: 12 }, (_, i) => `<div><button>Row ${i}</button> <span></span></div>`).join('')}
<script>
  for (const button of document.querySelectorAll('button')) button.onclick = () => { button.nextElementSibling.textContent = new Date() }
  document.querySelector('input').oninput = event => { document.querySelector('p').textContent = event.target.value }
</script>`

function longest({ reported }: Interactions): string {
  const worst = [...reported].sort((a, b) => b.ms - a.ms).slice(0, 5)
  return worst.map(one => `${one.ms} ${one.of}`).join('; ')
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}
