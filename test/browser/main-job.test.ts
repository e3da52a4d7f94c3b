import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest'
import { BrowserDevice, DESKTOP, PHONE } from '../support/browser.ts'
import { join, settled, setUp } from '../support/nancy.ts'
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
  await openAccount('Around the Horn')
  await phone.page.getByRole('link', { name: 'Today' }).click()
  await checkInWithThreeTaps()
  await writeNote('Thomas sighed about the new rival')
  await addAction('send price list fri')

  for (let cut = 0; cut < 2; cut++) {
    await phone.kill()
    await phone.start()
    await phone.page.goto(tend.origin)
    await phone.page.getByRole('heading', { name: 'Today' }).waitFor()
    await openAccount('Around the Horn')
    await phone.page.getByRole('tab', { name: 'Timeline' }).click()
    await phone.page.getByText('Thomas sighed about the new rival').first().waitFor()
    await phone.page.getByRole('tab', { name: 'Actions' }).click()
    await phone.page.getByRole('checkbox', { name: /^send price list/ }).waitFor()
  }
  await openAccount(cutNever)

  await editTogether()
  await phone.offline(false)
  const online = Date.now()
  await onDesktop('Around the Horn')
  await desktop.page.getByRole('tab', { name: 'Timeline' }).click()
  await desktop.page.getByText('Thomas sighed about the new rival').first().waitFor({ timeout: 10_000 })
  await desktop.page.getByRole('tab', { name: 'Actions' }).click()
  await desktop.page.getByRole('checkbox', { name: /^send price list/ }).waitFor()
  expect(Date.now() - online).toBeLessThan(10_000)

  await bothEditsStand()
  expect([...desktop.troubles, ...phone.troubles]).toEqual([])
})

/** An account the phone has never opened. */
const cutNever = 'Wolski Zajazd'

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

async function openAccount(name: string) {
  const { page } = phone
  await page.getByRole('link', { name: 'Accounts', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Search accounts' }).fill(name)
  await page
    .getByRole('list', { name: 'Accounts' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

async function checkInWithThreeTaps() {
  const { page } = phone
  await page.getByRole('button', { name: 'Capture' }).click()
  await page.getByRole('dialog', { name: 'Capture' }).getByRole('button', { name: 'Check-in' }).click()
  const form = page.getByRole('dialog', { name: 'Check-in' })
  await expectAccount(form.getByRole('combobox', { name: 'Account' }))
  await form.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('status').getByText('Saved on this phone').waitFor()
}

async function expectAccount(box: { inputValue(): Promise<string> }) {
  expect(await box.inputValue()).toBe('Around the Horn')
}

async function writeNote(text: string) {
  const { page } = phone
  await page.getByRole('button', { name: 'Capture' }).click()
  await page.getByRole('dialog', { name: 'Capture' }).getByRole('button', { name: 'Note' }).click()
  const form = page.getByRole('dialog', { name: 'Note' })
  await form.getByRole('textbox', { name: 'Note' }).fill(text)
  await form.getByRole('button', { name: 'Save' }).click()
  await form.waitFor({ state: 'hidden' })
}

async function addAction(text: string) {
  const { page } = phone
  await page.getByRole('button', { name: 'Capture' }).click()
  await page.getByRole('dialog', { name: 'Capture' }).getByRole('button', { name: 'Action' }).click()
  const form = page.getByRole('dialog', { name: 'Action' })
  await form.getByRole('textbox', { name: 'Next action' }).fill(text)
  await expect.poll(() => form.getByRole('textbox', { name: 'Due' }).inputValue()).toMatch(/^Fri \d+ \w+$/)
  await form.getByRole('button', { name: 'Save' }).click()
  await form.waitFor({ state: 'hidden' })
}

/** While the phone is away, both sides edit the same account: the phone its town, the desktop its phone number. */
async function editTogether() {
  await openAccount('Around the Horn')
  await change(phone, 'Town', 'Cowes')
  await onDesktop('Around the Horn')
  await change(desktop, 'Phone', '020 7946 0000')
}

async function change({ page }: BrowserDevice, field: string, value: string) {
  await page.getByRole('button', { name: 'More about this account' }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  const form = page.getByRole('dialog', { name: 'Account' })
  await form.getByRole('textbox', { name: field, exact: true }).fill(value)
  await form.getByRole('button', { name: 'Save' }).click()
  await form.waitFor({ state: 'hidden' })
}

async function onDesktop(name: string) {
  const { page } = desktop
  await page.getByRole('link', { name: 'Accounts', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Search accounts' }).fill(name)
  await page
    .getByRole('list', { name: 'Accounts' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

async function bothEditsStand() {
  for (const { page } of [phone, desktop]) {
    await page.getByRole('tab', { name: 'Brief' }).click()
    await page.getByText(/^Cowes · owner/).waitFor()
    await page.getByRole('link', { name: '020 7946 0000' }).waitFor()
  }
}
