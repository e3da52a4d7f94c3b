import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest'
import { BrowserDevice, DESKTOP, PHONE } from '../support/browser.ts'
import { join, setUp } from '../support/nancy.ts'
import { bringBack, fill, goToToday, makeAccount, openAccount, openTab, save } from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'

let tend: Tend
const desktop = new BrowserDevice(DESKTOP)
const phone = new BrowserDevice(PHONE)

beforeAll(async () => {
  tend = await startTend()
  await Promise.all([desktop.start(), phone.start()])
  await setUp(desktop, tend)
  await join(phone, desktop, tend)
  for (const { page } of [desktop, phone]) {
    await goToToday(page, tend.origin)
    await page.goto(`${tend.origin}/accounts`)
  }
})

afterAll(async () => {
  expect([...desktop.troubles, ...phone.troubles]).toEqual([])
  await Promise.all([desktop.close(), phone.close()])
  await tend.stop()
})

it('two contacts are merged on one device, and what is written offline on the other lands on the survivor', async () => {
  onTestFailed(() => Promise.all([desktop.picture('merging'), phone.picture('merging')]).then(() => {}))
  await makeAccount(desktop.page, 'Around the Horn')
  await openTab(desktop.page, 'People')
  await addPerson(desktop.page, { Name: 'Thomas Hardy', Role: 'Sales representative' })
  await addPerson(desktop.page, { Name: 'Tom Hardy', 'E-mail': 'tom@horn.example' })
  await openAccount(phone.page, 'Around the Horn')
  await openTab(phone.page, 'People')
  await person(phone.page, 'Tom Hardy').waitFor()

  await phone.offline(true)
  await person(phone.page, 'Tom Hardy').click()
  const form = phone.page.getByRole('dialog', { name: 'Contact' })
  await fill(form, { Phone: '(171) 555-7788' })
  await save(form)

  await merge(desktop.page, 'Tom Hardy', 'Thomas Hardy')
  await person(desktop.page, 'Tom Hardy').waitFor({ state: 'detached' })
  await desktop.page.getByRole('link', { name: 'Mail Thomas Hardy' }).waitFor()

  await phone.offline(false)
  await desktop.page.getByRole('link', { name: 'Call Thomas Hardy' }).waitFor()
  await phone.page.getByRole('link', { name: 'Call Thomas Hardy' }).waitFor()
  await person(phone.page, 'Tom Hardy').waitFor({ state: 'detached' })
})

it('a merged contact is brought back, and what is erased for good is gone on both devices', async () => {
  onTestFailed(() => Promise.all([desktop.picture('erasing'), phone.picture('erasing')]).then(() => {}))
  await bringBack(desktop.page, 'Tom Hardy')
  await person(desktop.page, 'Tom Hardy').click()
  await desktop.page.getByRole('dialog', { name: 'Contact' }).getByRole('button', { name: 'Delete' }).click()
  await person(phone.page, 'Tom Hardy').waitFor({ state: 'detached' })

  await openDeleted(phone.page)
  await openDeleted(desktop.page)
  await desktop.page.getByText('What was deleted is kept for 90 days, then erased for good.').waitFor()
  await desktop.picture('recently deleted')
  await phone.picture('recently deleted')
  await desktop.page.getByRole('button', { name: 'Erase for good' }).click()
  const sure = desktop.page.getByRole('dialog', { name: 'Erase for good?' })
  await sure.getByRole('button', { name: 'Erase for good' }).click()
  await sure.getByText('Please type “erase”.').waitFor()
  await sure.getByRole('textbox').fill('erase')
  await sure.getByRole('button', { name: 'Erase for good' }).click()
  for (const { page } of [desktop, phone]) await page.getByText('Nothing was deleted here.').waitFor()
})

function person(page: Page, name: string) {
  return page.getByRole('button', { name: new RegExp(`^${name}`) })
}

async function addPerson(page: Page, fields: Record<string, string>) {
  await page.getByRole('button', { name: 'New person' }).click()
  const form = page.getByRole('dialog', { name: 'Contact' })
  await fill(form, fields)
  await save(form)
}

async function merge(page: Page, other: string, survivor: string) {
  await person(page, survivor).click()
  await page.getByRole('button', { name: 'Merge with another contact…' }).click()
  const sheet = page.getByRole('dialog', { name: 'Merge two contacts' })
  await sheet.getByRole('combobox', { name: 'The other contact' }).selectOption(other)
  await sheet
    .getByRole('row', { name: /^E-mail/ })
    .getByText('tom@horn.example')
    .waitFor()
  await sheet.getByRole('button', { name: `Merge into ${survivor}` }).click()
  await page.getByRole('status').getByText(`${other} is now part of ${survivor}`).waitFor()
}

async function openDeleted(page: Page) {
  await page.getByRole('button', { name: 'More about this account' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Recently deleted' }).click()
  await page.getByRole('dialog', { name: 'Recently deleted' }).getByText('Tom Hardy').waitFor()
}
