import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest'
import { BrowserDevice, DESKTOP, PHONE } from '../support/browser.ts'
import { countUnsent } from '../support/disk.ts'
import { join, setUp } from '../support/nancy.ts'
import { makeAccount } from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'

let tend: Tend
let first: Page
let second: Page
const desktop = new BrowserDevice(DESKTOP)
const phone = new BrowserDevice(PHONE)

beforeAll(async () => {
  tend = await startTend()
  await Promise.all([desktop.start(), phone.start()])
  await setUp(desktop, tend)
  await join(phone, desktop, tend)
  first = desktop.page
  second = await desktop.newWindow()
  await Promise.all([first, second, phone.page].map(page => page.goto(`${tend.origin}/accounts`)))
})

afterAll(async () => {
  await Promise.all([desktop.close(), phone.close()])
  await tend.stop()
})

it('two tabs write into one book, and each shows at once what the other wrote', async () => {
  await makeAccount(first, 'Around the Horn')
  await makeAccount(second, 'Island Trading')
  await expectAccounts(first, ['Around the Horn', 'Island Trading'])
  await expectAccounts(second, ['Around the Horn', 'Island Trading'])
})

it('two tabs that write at the same time send each change once', async () => {
  const made = ['Alfreds', 'Berglunds', 'Chop-suey', 'Drachenblut', 'Eastern', 'Folk och fä']
  await Promise.all(
    [first, second].map(async (page, tab) => {
      for (const name of made.filter((_, index) => index % 2 === tab)) await makeAccount(page, name)
    }),
  )
  await expectAccounts(phone.page, ['Around the Horn', 'Island Trading', ...made])
  await expect.poll(() => countUnsent(first)).toBe(0)
})

it('when the tab that syncs dies, another goes on from there', async () => {
  onTestFailed(() => desktop.picture('second tab'))
  const session = await desktop.context.newCDPSession(first)
  session.send('Page.crash').catch(() => {})
  await makeAccount(second, 'Galería del gastrónomo')
  await expectAccounts(phone.page, ['Galería del gastrónomo'])
  await makeAccount(phone.page, 'Hanari Carnes')
  await expectAccounts(second, ['Hanari Carnes'])
  expect([...desktop.troubles, ...phone.troubles]).toEqual([])
})

/** Waits until each of the accounts is in the list, and is there once. */
async function expectAccounts(page: Page, names: string[]) {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Accounts', exact: true })
    .click()
  const list = page.getByRole('list', { name: 'Accounts' })
  for (const name of names) {
    const row = list.getByRole('link', { name: new RegExp(`^${name}`) })
    await row.first().waitFor()
    expect(await row.count()).toBe(1)
  }
}
