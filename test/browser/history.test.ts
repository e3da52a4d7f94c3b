import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest'
import { BrowserDevice, DESKTOP, PHONE } from '../support/browser.ts'
import { barriers, overflow, tooSmall } from '../support/looks.ts'
import { PASSWORD, setUp, startOnDevice } from '../support/nancy.ts'
import {
  close,
  editAccount,
  fill,
  makeAccount,
  openAccount,
  openForm,
  openTab,
  save,
} from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'

const TRADING = 'Island Trading'

let tend: Tend
/** Nancy founds the workspace at her desk; Janet, a rep, has a phone. */
const desk = new BrowserDevice(DESKTOP)
const phone = new BrowserDevice(PHONE)

beforeAll(async () => {
  tend = await startTend()
  await Promise.all([desk.start(), phone.start()])
  await setUp(desk, tend)
  await invited(desk.page, phone.page)
  await makeAccount(phone.page, TRADING)
  const note = await openForm(phone.page, 'Note')
  await fill(note, { Note: 'Tasting on Monday morning' })
  await save(note)
})

afterAll(async () => {
  expect([...desk.troubles, ...phone.troubles]).toEqual([])
  await Promise.all([desk.close(), phone.close()])
  await tend.stop()
})

it('a note that somebody else wrote says who', async () => {
  onTestFailed(pictures)
  await openAccount(desk.page, TRADING)
  await openTab(desk.page, 'Timeline')
  const row = desk.page.getByRole('link', { name: /^Tasting on Monday/ })
  await row.getByText('Janet Leverling').waitFor()
  await row.click()
  await desk.page.getByText(/ · Janet Leverling$/).waitFor()
  await openAccount(phone.page, TRADING)
  await openTab(phone.page, 'Timeline')
  await phone.page.getByRole('link', { name: /^Tasting on Monday/ }).click()
  await body(phone.page).waitFor()
  expect(await phone.page.getByText('Janet Leverling').count()).toBe(0)
})

it('two versions of it that met are marked in the timeline, and one is used by whoever decides', async () => {
  onTestFailed(pictures)
  for (const [{ page }, day] of [
    [desk, 'Wednesday'],
    [phone, 'Tuesday'],
  ] as const) {
    await page.context().setOffline(true)
    await body(page).fill(`Tasting on ${day} morning`)
    await page.getByRole('button', { name: 'Save' }).click()
    await page
      .getByRole('status')
      .getByText(/^Saved/)
      .first()
      .waitFor()
  }
  await desk.page.context().setOffline(false)
  await phone.page.context().setOffline(false)

  const met = (page: Page) => page.getByRole('region', { name: 'Two versions met here' })
  for (const { page } of [desk, phone]) {
    await met(page).getByText('Tasting on Tuesday morning').waitFor()
    await met(page).getByText('Tasting on Wednesday morning').waitFor()
    expect(await complaints(page)).toEqual([])
  }
  const row = (page: Page) => page.getByRole('link', { name: /^Tasting on / })
  for (const { page } of [desk, phone]) {
    await openAccount(page, TRADING)
    await openTab(page, 'Timeline')
    await row(page).getByText('Two versions').waitFor()
    await dismiss(page)
  }
  await look('timeline')
  for (const { page } of [desk, phone]) {
    await row(page).click()
    await met(page).waitFor()
  }
  await look('met')
  const version = met(phone.page).getByRole('figure').filter({ hasText: 'Tuesday' })
  await version.getByRole('button', { name: /^Use this one/ }).click()
  for (const { page } of [desk, phone]) {
    await met(page).waitFor({ state: 'detached' })
    await expect.poll(() => body(page).inputValue()).toBe('Tasting on Tuesday morning')
  }
})

it('what changed is a tap away from a note, an action and a check-in', async () => {
  onTestFailed(pictures)
  const { page } = phone
  await dismiss(page)
  await look('note-link')
  await page.getByRole('link', { name: 'What changed' }).click()
  await page.getByRole('heading', { level: 1, name: 'What changed' }).waitFor()
  await page.getByText('came together with what others wrote').first().waitFor()
  await look('history-note')
  expect(await complaints(page)).toEqual([])
  await page.getByRole('link', { name: 'Back' }).click()
  await body(page).waitFor()
  for (const [form, fields] of [
    ['Action', { 'Next action': 'Send the price list' }],
    ['Check-in', { 'What was said': 'All well' }],
  ] as const) {
    await openAccount(page, TRADING)
    const sheet = await openForm(page, form)
    await fill(sheet, fields)
    await save(sheet)
    await openTab(page, form === 'Action' ? 'Actions' : 'Timeline')
    await page
      .getByRole('button', { name: form === 'Action' ? /^Send the price list/ : /^Visit/ })
      .first()
      .click()
    await look(`sheet-${form}`)
    await page.getByRole('dialog', { name: form }).getByRole('link', { name: 'What changed' }).click()
    await page.getByRole('heading', { level: 1, name: 'What changed' }).waitFor()
  }
})

it('a value that lost to a newer one is told as such, and can be brought back', async () => {
  onTestFailed(pictures)
  const { page } = phone
  await openAccount(page, TRADING)
  await openAccount(desk.page, TRADING)
  await page.context().setOffline(true)
  await editAccount(page, { Phone: '+44 888 JANET' })
  await desk.page.context().setOffline(true)
  await editAccount(desk.page, { Phone: '+44 1000 NANCY' })
  await desk.page.context().setOffline(false)
  await desk.page
    .getByText(/^Synced/)
    .first()
    .waitFor()
  await page.context().setOffline(false)
  await page.getByText('+44 1000 NANCY').first().waitFor()
  for (const one of [desk.page, page]) {
    await dismiss(one)
    await one.getByRole('button', { name: 'More about this account' }).click()
    await one.getByRole('link', { name: 'What changed' }).click()
    await one.getByText('did not stand: a newer value was there').waitFor()
  }
  await look('history')
  expect(await complaints(page)).toEqual([])
  await page.getByRole('button', { name: 'Bring back +44 888 JANET' }).click()
  await page.getByText('was +44 1000 NANCY').waitFor()
  expect(await page.getByRole('button', { name: 'Bring back +44 888 JANET' }).count()).toBe(0)
})

it('where there is no server, no history is offered', async () => {
  const alone = new BrowserDevice(PHONE)
  await alone.start()
  await startOnDevice(alone, tend)
  const { page } = alone
  await makeAccount(page, TRADING)
  const note = await openForm(page, 'Note')
  await fill(note, { Note: 'Tasting on Monday' })
  await save(note)
  await page.getByRole('button', { name: 'More about this account' }).click()
  const menu = page.getByRole('dialog', { name: TRADING })
  await menu.getByRole('button', { name: 'Recently deleted' }).waitFor()
  expect(await page.getByText('What changed').count()).toBe(0)
  await close(menu)
  await openTab(page, 'Timeline')
  await page.getByRole('link', { name: /^Tasting on Monday/ }).click()
  await body(page).waitFor()
  expect(await page.getByText('What changed').count()).toBe(0)
  expect(alone.troubles).toEqual([])
  await alone.close()
})

const body = (page: Page) => page.getByRole('textbox', { name: 'Note' })

/** What a toast says lies over the foot of the page for a while. */
async function dismiss(page: Page) {
  for (const close of await page.getByRole('status').getByRole('button', { name: 'Close' }).all())
    await close.click()
}

async function complaints(page: Page): Promise<unknown[]> {
  return [...(await barriers(page)), ...(await overflow(page)), ...(await tooSmall(page))]
}

const pictures = () =>
  Promise.all([desk.picture('history desk'), phone.picture('history phone')]).then(() => {})

/** For looking at: TEND_LOOK names a folder. */
async function look(name: string) {
  const folder = process.env.TEND_LOOK
  if (!folder) return
  for (const colorScheme of ['light', 'dark'] as const)
    for (const [device, { page }] of Object.entries({ phone, desk })) {
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `${folder}/${name}-${device}-${colorScheme}.png` })
    }
}

async function invited(admin: Page, page: Page) {
  await admin.goto(`${tend.origin}/settings`)
  await admin.getByRole('button', { name: 'Invite a member' }).click()
  const sheet = admin.getByRole('dialog', { name: 'Invite a member' })
  await sheet.getByRole('button', { name: 'Make the link' }).click()
  const link = (await sheet.getByRole('link').textContent())!.trim()
  await sheet.getByRole('button', { name: 'Done' }).click()
  await sheet.waitFor({ state: 'detached' })
  await page.goto(link)
  await fill(page.locator('form'), {
    Name: 'Janet Leverling',
    'E-mail': 'janet@northwind.example',
    Password: PASSWORD,
  })
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
}
