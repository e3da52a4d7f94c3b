import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest'
import { BrowserDevice, DESKTOP, PHONE } from '../support/browser.ts'
import { join, settled, setUp } from '../support/nancy.ts'
import { fill, goToToday, openAccount, openForm, openTab, save } from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'

const NORTHWIND = resolve(import.meta.dirname, '../support/files/customers.csv')

let tend: Tend
const desktop = new BrowserDevice(DESKTOP)
const phone = new BrowserDevice(PHONE)

beforeAll(async () => {
  tend = await startTend()
  await Promise.all([desktop.start(), phone.start()])
})

afterAll(async () => {
  await Promise.all([desktop.close(), phone.close()])
  await tend.stop()
})

it('a book imported on the desktop is carried on the phone, worked on offline through two power cuts, and all of it arrives', async () => {
  onTestFailed(async () => {
    await desktop.picture('desktop')
    await phone.picture('phone')
  })
  await setUp(desktop, tend)
  await importNorthwind()
  await join(phone, desktop, tend)
  await phone.page.getByRole('link', { name: 'Accounts', exact: true }).click()
  await phone.page.getByRole('link', { name: /^Alfreds Futterkiste/ }).waitFor()
  await settled(phone)
  await phone.reopen()
  await settled(phone)

  await phone.offline(true)
  await openAccount(phone.page, 'Around the Horn')
  await phone.page.getByRole('link', { name: 'Today' }).click()
  await checkInWithThreeTaps()
  await writeNote('Thomas sighed about the new rival')
  await addAction('send price list fri')

  for (let cut = 0; cut < 2; cut++) {
    await phone.kill()
    await phone.start()
    await goToToday(phone.page, tend.origin)
    await openAccount(phone.page, 'Around the Horn')
    await allIsThere(phone)
  }
  await openAccount(phone.page, NEVER_OPENED_BEFORE)

  await openAccount(phone.page, 'Around the Horn')
  await change(phone, 'Town', 'Cowes')
  await openAccount(desktop.page, 'Around the Horn')
  await change(desktop, 'Phone', '020 7946 0000')
  await openTab(desktop.page, 'Timeline')
  await phone.offline(false)
  const online = Date.now()
  await allIsThere(desktop)
  expect(Date.now() - online).toBeLessThan(2_000)

  await bothEditsStand()
  expect([...desktop.troubles, ...phone.troubles]).toEqual([])
})

const NEVER_OPENED_BEFORE = 'Wolski Zajazd'

async function importNorthwind() {
  const { page } = desktop
  await page.goto(`${tend.origin}/settings/import`)
  await page.getByLabel('File to import').setInputFiles(NORTHWIND)
  await page.getByRole('button', { name: 'Import 91 accounts' }).click()
  await page
    .getByText(/91 accounts/)
    .first()
    .waitFor()
}

async function allIsThere({ page }: BrowserDevice) {
  await openTab(page, 'Timeline')
  await page.getByText('Thomas sighed about the new rival').first().waitFor()
  await page.getByRole('button', { name: /^Visit/ }).waitFor()
  await openTab(page, 'Actions')
  await page.getByRole('checkbox', { name: /^send price list/ }).waitFor()
}

async function checkInWithThreeTaps() {
  const { page } = phone
  await page.getByRole('button', { name: 'Capture' }).click()
  await page.getByRole('dialog', { name: 'Capture' }).getByRole('button', { name: 'Check-in' }).click()
  const form = page.getByRole('dialog', { name: 'Check-in' })
  expect(await form.getByRole('combobox', { name: 'Account' }).inputValue()).toBe('Around the Horn')
  await form.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('status').getByText('Saved on this phone').waitFor()
}

async function writeNote(text: string) {
  const form = await openForm(phone.page, 'Note')
  await fill(form, { Note: text })
  await save(form)
}

async function addAction(text: string) {
  const form = await openForm(phone.page, 'Action')
  await fill(form, { 'Next action': text })
  await expect.poll(() => form.getByRole('textbox', { name: 'Due' }).inputValue()).toMatch(/^Fri \d+ \w+$/)
  await save(form)
}

/** Each side edits the same account, its own field. */
async function change({ page }: BrowserDevice, field: string, value: string) {
  await page.getByRole('button', { name: 'More about this account' }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  const form = page.getByRole('dialog', { name: 'Account' })
  await fill(form, { [field]: value })
  await save(form)
}

async function bothEditsStand() {
  for (const { page } of [phone, desktop]) {
    await openTab(page, 'Brief')
    await page.getByText(/^Cowes · owner/).waitFor()
    await page.getByRole('link', { name: '020 7946 0000' }).waitFor()
  }
}
