import type { Page } from 'playwright-core'
import { settled } from '../support/nancy.ts'
import type { Bench } from './bench.ts'
import { busyAccounts } from './data.ts'
import { type Figure, type Group, median, spread } from './figure.ts'
import { sinceTap, watchPaint } from './paint.ts'
import { slowDown } from './phone.ts'
import { tap } from './touch.ts'

/** One account: from the tap in the list to its page, and from Save to the note in its timeline. */
export const record: Group = { name: 'record', measure }

const OPENED = 5

async function measure(bench: Bench): Promise<Figure[]> {
  const { origin } = await bench.tend()
  const phone = await bench.phone()
  const { page } = phone
  await watchPaint(page)
  await page.goto(`${origin}/accounts`)
  await settled(phone)
  const session = await slowDown(page)
  const opened: number[] = []
  const saved: number[] = []
  for (const { name } of busyAccounts(await bench.entries()).slice(0, OPENED * bench.runs)) {
    opened.push(await open(page, name))
    saved.push(await saveNote(page, `Told us about ${name} ${saved.length}`))
    await tap(page, page.getByRole('link', { name: 'Accounts', exact: true }).first())
  }
  await session.detach()
  return [
    {
      name: 'Open record, 4×',
      value: median(opened),
      unit: 'ms',
      aim: 100,
      detail: `tap → brief painted; ${spread(opened)}`,
    },
    {
      name: 'Save note → shown, 4×',
      value: median(saved),
      unit: 'ms',
      aim: 100,
      detail: `tap → in the timeline; ${spread(saved)}`,
    },
  ]
}

async function open(page: Page, name: string): Promise<number> {
  await page.getByRole('searchbox', { name: 'Search accounts' }).fill(name)
  const link = page
    .getByRole('list', { name: 'Accounts' })
    .getByRole('link')
    .filter({ hasText: name })
    .first()
  await link.waitFor()
  return sinceTap(page, '[role="tabpanel"] .brief :is(.section, .rows, h2)', '', () => tap(page, link))
}

async function saveNote(page: Page, text: string): Promise<number> {
  await tap(page, page.getByRole('tab', { name: 'Timeline' }))
  await tap(page, page.getByRole('button', { name: 'Note', exact: true }))
  const form = page.getByRole('dialog', { name: 'Note' })
  await form.getByRole('textbox', { name: 'Note' }).fill(text)
  return sinceTap(page, '[role="tabpanel"] .row', text, () =>
    tap(page, form.getByRole('button', { name: 'Save' })),
  )
}
