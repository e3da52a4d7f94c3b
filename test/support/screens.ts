import type { Locator, Page } from 'playwright-core'

/** What a hand does on Tend's screens, in the screens' own words. */

export type Form = 'Voice note' | 'Check-in' | 'Note' | 'Action'

export async function goToToday(page: Page, origin: string): Promise<void> {
  await atRest(page)
  await page.goto(origin)
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
}

/** Opens a form from the Capture sheet: two taps. */
export async function openForm(page: Page, name: Form): Promise<Locator> {
  await page.getByRole('button', { name: 'Capture', exact: true }).click()
  await page.getByRole('dialog', { name: 'Capture' }).getByRole('button', { name, exact: true }).click()
  const form = page.getByRole('dialog', { name })
  await form.waitFor()
  return form
}

/** Fills fields by their labels. */
export async function fill(form: Locator, fields: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(fields))
    await form.getByLabel(label, { exact: true }).first().fill(text)
}

/** Saves a form and waits until it has gone. */
export async function save(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'Save' }).click()
  await isClosed(form)
}

/** Closes a sheet, as the Back button of a phone does; what was typed stays in its draft. */
export async function close(sheet: Locator): Promise<void> {
  await sheet.press('Escape')
  await isClosed(sheet)
}

/** Waits until a sheet that has just been closed has left the address, so that going on is not taken back. */
export async function atRest(page: Page): Promise<void> {
  if ((await page.getByRole('dialog').count()) === 0) await hasLeft(page)
}

/** A sheet that closes takes itself out of the address a moment later; whoever went on before would be taken back. */
export async function isClosed(sheet: Locator): Promise<void> {
  await sheet.waitFor({ state: 'detached' })
  await sheet.page().waitForURL(address => !address.searchParams.has('capture'))
}

/** Neither the address nor the history holds a sheet any more: loading an address would be cut off by its step back. */
async function hasLeft(page: Page): Promise<void> {
  await page.waitForURL(address => !address.searchParams.has('capture'))
  await page.waitForFunction(() => !(history.state as { sheet?: string } | null)?.sheet)
}

export async function undo(page: Page): Promise<void> {
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click()
  await page.getByRole('status').getByText('Undone.').last().waitFor()
}

/** Makes an account from its name alone, and leaves its page open. */
export async function makeAccount(page: Page, name: string): Promise<void> {
  await openList(page)
  await page.getByRole('button', { name: 'New account' }).first().click()
  const form = page.getByRole('dialog', { name: 'Account' })
  await fill(form, { Name: name })
  await save(form)
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** Makes many accounts at once, by a file. */
export async function importAccounts(
  page: Page,
  origin: string,
  count: number,
  name = 'Account',
): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => `${name} ${index + 1},Town ${index % 40}`)
  const buffer = Buffer.from(['Company,City', ...rows].join('\n'))
  await importFile(page, origin, { name: 'accounts.csv', mimeType: 'text/csv', buffer })
}

export async function importFile(
  page: Page,
  origin: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.goto(`${origin}/settings/import`)
  await page.getByLabel('File to import').setInputFiles(file)
  await page.getByRole('button', { name: /^Import [\d,]+ accounts?$/ }).click()
  await page.getByText(/^Imported: [\d,]+ accounts?/).waitFor()
}

/** Finds an account in the list and opens its page. */
export async function openAccount(page: Page, name: string): Promise<void> {
  await openList(page)
  await page.getByRole('searchbox', { name: 'Search accounts' }).fill(name)
  await page
    .getByRole('list', { name: 'Accounts' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

async function openList(page: Page) {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Accounts', exact: true })
    .click()
}

export async function openTab(page: Page, name: 'Brief' | 'Timeline' | 'Actions' | 'People'): Promise<void> {
  await page.getByRole('tab', { name }).click()
  await page.getByRole('tabpanel', { name }).waitFor()
}

/** Brings back what was deleted, from the page of its account. */
export async function bringBack(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More about this account' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Recently deleted' }).click()
  const deleted = page.getByRole('dialog', { name: 'Recently deleted' })
  const row = deleted.getByRole('listitem').filter({ hasText: name }).first()
  await row.getByRole('button', { name: 'Bring back' }).click()
  await page
    .getByRole('status')
    .getByText(/ is back$/)
    .waitFor()
  await deleted.getByRole('button', { name: 'Close' }).click()
  await deleted.waitFor({ state: 'detached' })
}

/** Draws a row sideways with a finger: to the right by a positive number of pixels. */
export async function swipe(row: Locator, by: number): Promise<void> {
  await row.scrollIntoViewIfNeeded()
  const box = (await row.boundingBox())!
  const page = row.page()
  const session = await page.context().newCDPSession(page)
  const x = by > 0 ? box.x + 60 : box.x + box.width - 80
  const y = box.y + box.height / 2
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x: at, y }] })
  await touch('touchStart', x)
  for (let step = 1; step <= 5; step++) await touch('touchMove', x + (by * step) / 5)
  await touch('touchEnd')
  await session.detach()
}

/** Edits the account whose page is open. */
export async function editAccount(page: Page, fields: Record<string, string>): Promise<void> {
  await page.getByRole('button', { name: 'More about this account' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click()
  const form = page.getByRole('dialog', { name: 'Account' })
  await form.waitFor()
  if (!(await form.getByLabel(Object.keys(fields)[0]!, { exact: true }).isVisible()))
    await form.getByText('More', { exact: true }).click()
  await fill(form, fields)
  await save(form)
}

/** Decides about one hand-in: the choice is made once more where it says what it does. */
export async function decide(handIn: Locator, choice: string, says: string): Promise<void> {
  await handIn.getByRole('button', { name: choice, exact: true }).click()
  const asked = handIn.page().getByRole('dialog', { name: choice })
  await asked.getByText(says).waitFor()
  await asked.getByRole('button', { name: choice, exact: true }).click()
  await asked.waitFor({ state: 'detached' })
}
