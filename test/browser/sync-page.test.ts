import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest'
import { BrowserDevice, DESKTOP, PHONE } from '../support/browser.ts'
import { putInStore, readStore } from '../support/disk.ts'
import { barriers, lostAtDoubleSize, overflow, tooSmall } from '../support/looks.ts'
import { join, settled, setUp, startOnDevice } from '../support/nancy.ts'
import {
  editAccount,
  goToToday,
  importAccounts,
  makeAccount,
  openAccount,
  openForm,
  openTab,
  save,
} from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'

const HORN = 'Around the Horn'

let tend: Tend
const desktop = new BrowserDevice(DESKTOP)
const phone = new BrowserDevice(PHONE)

beforeAll(async () => {
  tend = await startTend()
  await Promise.all([desktop.start(), phone.start()])
  await setUp(desktop, tend)
  await makeAccount(desktop.page, HORN)
  await join(phone, desktop, tend)
  await settled(phone)
})

afterAll(async () => {
  expect([...desktop.troubles, ...phone.troubles]).toEqual([])
  await Promise.all([desktop.close(), phone.close()])
  await tend.stop()
})

it('Send now answers when there is no connection, and is not the green button then', async () => {
  onTestFailed(() => phone.picture('send now'))
  const { page } = phone
  await openAccount(page, HORN)
  await phone.offline(true)
  await writeNote(page, 'Wants the price list')
  await page.getByRole('button', { name: 'Sync status' }).click()
  const send = page.getByRole('button', { name: 'Send now' })
  await send.click()
  await page.getByText('Tried just now: no connection.').waitFor()
  expect(await send.getAttribute('data-variant')).toBe('line')
  await page
    .getByRole('list', { name: 'Waiting to be sent' })
    .getByText('New note “Wants the price list”')
    .waitFor()
  expect(await complaints(page)).toEqual([])
})

it('a page that was refused the pokes, by a proxy whose server is starting, asks for them again', async () => {
  const { page } = desktop
  await page.clock.install()
  await page.route('**/api/pokes?*', route => route.fulfill({ status: 502, body: 'Bad gateway' }))
  const refused = page.waitForResponse('**/api/pokes?*')
  await page.reload()
  await refused
  await page.unroute('**/api/pokes?*')
  const heard = page.waitForResponse('**/api/pokes?*')
  await page.clock.runFor(60_000)
  expect((await heard).status()).toBe(200)
  await page.clock.resume()
})

it('what was written in an account that somebody erased for good is kept to be copied, and nothing offers to try again', async () => {
  onTestFailed(() => Promise.all([phone.picture('erased'), desktop.picture('erasing')]).then(() => {}))
  await eraseAccount(desktop.page)
  await phone.offline(false)
  const { page } = phone
  await page.getByText('This was erased for good. Copy what you need.').waitFor()
  const item = page.getByRole('list', { name: 'Needs attention' }).getByRole('listitem')
  await item.getByText(HORN).waitFor()
  expect(await item.getByRole('button').allTextContents()).toEqual(['Copy', 'Discard'])
  expect(await item.getByRole('button', { name: 'Copy' }).getAttribute('data-variant')).toBe('main')
  await page.getByText('Nothing else waits.').waitFor()
  expect(await complaints(page)).toEqual([])
  await item.getByRole('button', { name: 'Discard' }).click()
  await page.getByText('Nothing waits. Everything written here has been sent.').waitFor()
})

it('an account that was deleted while another device had edited it stands again, says why, and is deleted again by one tap', async () => {
  onTestFailed(() => Promise.all([phone.picture('kept'), desktop.picture('kept')]).then(() => {}))
  await phone.offline(false)
  await goToToday(desktop.page, tend.origin)
  await makeAccount(desktop.page, 'Island Trading')
  await openAccount(phone.page, 'Island Trading')
  await phone.offline(true)
  await chooseMore(phone.page, 'Delete')
  await editAccount(desktop.page, { Name: 'Island Trading Ltd' })
  await settled(desktop)
  await phone.offline(false)
  await phone.page.getByRole('button', { name: 'Sync status' }).click()
  const item = phone.page.getByRole('list', { name: 'Needs attention' }).getByRole('listitem')
  await item.getByText('Island Trading Ltd').waitFor()
  await item.getByText('Kept: it was edited since you deleted it, from another device of yours.').waitFor()
  expect(await item.getByRole('button').allTextContents()).toEqual(['Delete again', 'Keep it'])
  expect(await complaints(phone.page)).toEqual([])
  await item.getByRole('button', { name: 'Keep it' }).click()
  await item.waitFor({ state: 'detached' })
  await phone.page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click()
  await item.getByRole('button', { name: 'Delete again' }).click()
  await item.waitFor({ state: 'detached' })
  await desktop.page.getByText('This account was deleted.').waitFor()
})

it('of very much that waits the first twenty are shown, and what can be done about all of it stays in reach', async () => {
  onTestFailed(() => phone.picture('much'))
  const { page } = phone
  await page.goto(`${tend.origin}/settings/import`)
  await phone.offline(true)
  await importAccounts(page, tend.origin, 120)
  await page.goto(`${tend.origin}/sync`)
  const rows = page.getByRole('list', { name: 'Waiting to be sent' }).getByRole('listitem')
  await expect.poll(() => rows.count()).toBe(20)
  await page.getByRole('button', { name: 'Export what is unsent' }).waitFor()
  await page.getByRole('button', { name: 'Show all 120' }).click()
  await page.getByRole('button', { name: 'Show only the first 20' }).waitFor()
  await expect.poll(() => rows.count()).toBeGreaterThan(20)
  expect(await complaints(page)).toEqual([])
})

it('a network that wants a sign-in of its own is told apart from Tend, with how much waits', async () => {
  onTestFailed(() => phone.picture('portal'))
  const { page } = phone
  await page.route('**/api/**', route =>
    route.fulfill({ contentType: 'text/html', body: '<h1>Welcome</h1>' }),
  )
  await phone.offline(false)
  await page.getByRole('button', { name: 'Send now' }).click()
  await page.getByText('open any page in the browser').waitFor()
  await page
    .getByRole('paragraph')
    .filter({ hasText: '120 changes waiting; this network wants you to sign in to it first' })
    .waitFor()
  expect(await complaints(page)).toEqual([])
  await page.unroute('**/api/**')
  await page.getByRole('button', { name: 'Send now' }).click()
  await page.getByText('Nothing waits. Everything written here has been sent.').waitFor()
})

it('that the server was restored from a backup is told until somebody has understood it', async () => {
  onTestFailed(() => phone.picture('restored'))
  const { page } = phone
  await tellRestored(page)
  await page.reload()
  const told = page.getByText('The server was restored from a backup; by')
  await told.waitFor()
  await page.getByRole('button', { name: 'Understood' }).click()
  await told.waitFor({ state: 'detached' })
  await page.reload()
  await page.getByText('Nothing waits. Everything written here has been sent.').waitFor()
  await expect.poll(() => told.count()).toBe(0)
})

it('records that the server lost go when somebody has said so twice, and not those that it has found again', async () => {
  onTestFailed(() => phone.picture('missing'))
  const { page } = phone
  const held = await heldOn(page)
  expect(held.length).toBeGreaterThan(120)
  await tellMissing(page)
  await page.reload()
  const item = page.getByRole('list', { name: 'Needs attention' }).getByRole('listitem')
  await item.getByText('The server no longer has 120 of the records held here').waitFor()
  expect(await complaints(page)).toEqual([])
  await item.getByRole('button', { name: 'Remove here' }).click()
  await item.getByText('What the server has found again by then stays.').waitFor()
  expect(await complaints(page)).toEqual([])
  await item.getByRole('button', { name: 'Remove 120 for good' }).click()
  await page.getByText('Nothing waits. Everything written here has been sent.').waitFor()
  expect(await heldOn(page)).toEqual(held)
})

it('what is written on a device whose clock is a day ahead is filed under today, for everybody', async () => {
  onTestFailed(() => phone.picture('clock'))
  const { page } = phone
  await phone.context.addInitScript(() => {
    const now = Date.now
    Date.now = () => now() + 26 * 3_600_000
  })
  await page.reload()
  await page.getByText('This device’s clock is 26 hours ahead.').waitFor()
  await makeAccount(page, 'Zaanse')
  await writeNote(page, 'Written today')
  await openAccount(desktop.page, 'Zaanse')
  for (const one of [page, desktop.page]) {
    await openTab(one, 'Timeline')
    await one.getByText('Written today').first().waitFor()
    expect(await one.getByRole('heading', { name: 'Planned' }).count()).toBe(0)
  }
})

it('a book on this device alone says that it stays here, and nothing of sending', async () => {
  const alone = new BrowserDevice(PHONE)
  await alone.start()
  onTestFailed(() => alone.picture('alone'))
  await startOnDevice(alone, tend)
  const { page } = alone
  await page.goto(`${tend.origin}/sync`)
  await page.getByText('This book stays on this phone.').waitFor()
  expect(await page.getByRole('heading', { name: 'Waiting to be sent' }).count()).toBe(0)
  await page.getByRole('link', { name: 'Join a team in Settings' }).click()
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  await page.getByRole('heading', { name: 'Defaults' }).waitFor()
  expect(await page.getByRole('textbox', { name: 'Workspace name' }).count()).toBe(0)
  await alone.close()
})

async function writeNote(page: Page, text: string) {
  const form = await openForm(page, 'Note')
  await form.getByRole('textbox', { name: 'Note' }).fill(text)
  await save(form)
}

async function chooseMore(page: Page, choice: string) {
  await page.getByRole('button', { name: 'More about this account' }).click()
  await page.getByRole('dialog').getByRole('button', { name: choice, exact: true }).click()
}

/** Deletes the account, then erases it from the list of deleted accounts. */
async function eraseAccount(page: Page) {
  await goToToday(page, tend.origin)
  await openAccount(page, HORN)
  await chooseMore(page, 'Delete')
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.getByRole('button', { name: 'Archived' }).click()
  await page.getByText('Nothing is archived.').waitFor()
  await page.getByRole('button', { name: 'Deleted accounts' }).click()
  await page
    .getByRole('dialog', { name: 'Deleted accounts' })
    .getByRole('button', { name: 'Erase for good' })
    .click()
  const sure = page.getByRole('dialog', { name: 'Erase for good?' })
  await sure.getByRole('textbox').fill('erase')
  await sure.getByRole('button', { name: 'Erase for good' }).click()
  await page.getByText('Nothing was deleted here.').waitFor()
  await page.keyboard.press('Escape')
  await page.goto(`${tend.origin}/sync`)
  await page.getByText('Nothing waits. Everything written here has been sent.').waitFor()
}

async function complaints(page: Page): Promise<string[]> {
  return [
    ...(await barriers(page)),
    ...(await overflow(page)),
    ...(await tooSmall(page)),
    ...(await lostAtDoubleSize(page)),
  ]
}

/** As it stands on the disk of a device that has just given back to a restored server what it had. */
async function tellRestored(page: Page) {
  const [device] = await readStore<{ told?: object }>(page, 'device')
  const restored = { since: Date.now(), until: Date.now() }
  await putInStore(page, 'device', { ...device, told: { ...device?.told, restored } }, 'device')
}

/** Every row that lies on this device, by id. */
async function heldOn(page: Page): Promise<string[]> {
  const packs = await readStore<{ rows: { id: string }[] }>(page, 'packs')
  return packs.flatMap(pack => pack.rows.map(row => row.id)).sort()
}

/** As it stands on the disk of a device that holds much more than the server has. */
function tellMissing(page: Page): Promise<void> {
  const item = { id: 'missing', at: Date.now(), code: 'missing', sentence: '120', changes: [] }
  return putInStore(page, 'attention', item)
}
