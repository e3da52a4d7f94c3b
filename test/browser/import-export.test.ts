import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BrowserDevice, DESKTOP } from '../support/browser.ts'
import { startTend, type Tend } from '../support/tend.ts'

const NORTHWIND = fileURLToPath(new URL('../support/files/customers.csv', import.meta.url))

let tend: Tend
const desktop = new BrowserDevice(DESKTOP)

beforeAll(async () => {
  tend = await startTend()
  await desktop.start()
  await desktop.page.goto(`${tend.origin}/welcome`)
  await desktop.page.getByRole('button', { name: 'Just this device' }).click()
  await desktop.page.getByRole('link', { name: 'Settings' }).first().click()
})

afterAll(async () => {
  await desktop.close()
  await tend.stop()
})

async function choose(file: string) {
  await desktop.page.goto(`${tend.origin}/settings/import`)
  await desktop.page.getByLabel('File to import', { exact: true }).setInputFiles(file)
}

test('a list is imported as it was shown, taken back in one step, and imported again', async () => {
  const { page } = desktop
  await choose(NORTHWIND)
  expect(await page.getByRole('combobox', { name: 'companyName' }).inputValue()).toBe('account.name')
  await page.getByRole('combobox', { name: 'fax' }).selectOption({ label: 'Leave out' })
  await page.getByRole('button', { name: 'Import 91 accounts' }).click()
  await page.getByText('Imported: 91 accounts and 91 people.').waitFor()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await page.getByText('The import was taken back.').waitFor()

  await choose(NORTHWIND)
  await page.getByRole('button', { name: 'Import 91 accounts' }).click()
  await page.getByText('Imported: 91 accounts and 91 people.').waitFor()
})

test('the same list again offers duplicates and makes none', async () => {
  const { page } = desktop
  await choose(NORTHWIND)
  await page.getByText('These 91 accounts are in your book already.').waitFor()
  expect(await page.getByRole('button', { name: 'Nothing to import' }).isDisabled()).toBe(true)
  await page
    .getByRole('combobox', { name: 'Alfreds Futterkiste' })
    .selectOption({ label: 'Make another account' })
  expect(await page.getByRole('button', { name: 'Import 1 account' }).isEnabled()).toBe(true)
})

test('everything is saved as a file that is read back, and lists for a spreadsheet', async () => {
  const { page } = desktop
  await page.goto(`${tend.origin}/settings/export`)
  const saved = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ])
    return download.path()
  }
  const everything = await saved('Everything (JSON)')
  const accounts = readFileSync(await saved('Accounts (CSV)'), 'utf8')
  expect(accounts.trimEnd().split('\r\n')).toHaveLength(92)
  expect(readFileSync(await saved('Contacts (CSV)'), 'utf8')).toContain('Thomas Hardy')
  expect(readFileSync(await saved('Actions (CSV)'), 'utf8')).toContain('Next action')

  await choose(everything)
  await page.getByRole('button', { name: 'Import 91 accounts' }).click()
  await page.getByText('Everything in this file was there already').waitFor()
  expect(desktop.troubles).toEqual([])
})
