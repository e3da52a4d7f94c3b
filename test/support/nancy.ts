import { type BrowserDevice, readyForOffline } from './browser.ts'
import { atRest, close } from './screens.ts'
import type { Tend } from './tend.ts'

export const PASSWORD = 'correct horse battery'

/** Nancy founds her workspace by the one-time link. */
export async function setUp({ page }: BrowserDevice, tend: Tend): Promise<void> {
  await page.goto(tend.setUpLink)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Nancy Davolio')
  await page.getByRole('textbox', { name: 'Workspace' }).fill('Northwind')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('nancy@northwind.example')
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create workspace' }).click()
  await page.getByRole('heading', { name: 'Today' }).waitFor()
}

/** A second device joins by the link that the first one shows. */
export async function join(device: BrowserDevice, by: BrowserDevice, tend: Tend): Promise<void> {
  await by.page.goto(`${tend.origin}/settings`)
  await by.page.getByRole('button', { name: 'Add a device' }).click()
  const sheet = by.page.getByRole('dialog', { name: 'Add a device' })
  const link = sheet.getByText(/\/join#/)
  await device.page.goto(((await link.textContent()) ?? '').trim())
  await device.page.getByRole('button', { name: /^Join/ }).click()
  await device.page.getByRole('heading', { name: 'Today' }).waitFor()
  await close(sheet)
  await atRest(by.page)
}

/** Everything needed to start without a network is on the device. */
export async function settled({ page }: BrowserDevice): Promise<void> {
  await readyForOffline(page)
  await page
    .getByRole('button', { name: 'Sync status' })
    .getByText(/^Synced/)
    .first()
    .waitFor()
}

export async function startOnDevice({ page }: BrowserDevice, tend: Tend): Promise<void> {
  await page.goto(tend.origin)
  await page.getByRole('button', { name: 'Just this device' }).click()
  await page.getByRole('heading', { name: 'Today' }).waitFor()
}
