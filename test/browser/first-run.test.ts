import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import { BrowserDevice, DESKTOP, PHONE } from '../support/browser.ts'
import { copiedChanges, countUnsent } from '../support/disk.ts'
import { join, PASSWORD, settled, setUp } from '../support/nancy.ts'
import { close, fill, makeAccount, openAccount, openForm, openTab, save } from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'

let tend: Tend
let phone: BrowserDevice
const desktop = new BrowserDevice(DESKTOP)

beforeAll(async () => {
  tend = await startTend()
  await desktop.start()
  await setUp(desktop, tend)
  await makeAccount(desktop.page, 'Around the Horn')
  await write(desktop.page, 'Thomas sighed about the new rival')
})

afterAll(async () => {
  expect(desktop.troubles).toEqual([])
  await desktop.close()
  await tend.stop()
})

/** A phone that has never seen Tend. */
async function newPhone(): Promise<Page> {
  phone = new BrowserDevice(PHONE)
  await phone.start()
  await phone.page.goto(tend.origin)
  await phone.page.getByRole('button', { name: 'Just this device' }).waitFor()
  return phone.page
}

afterEach(async () => {
  const { troubles } = phone
  await phone.close()
  expect(troubles).toEqual([])
})

describe('"Just this device"', () => {
  it('brings along what was captured, and what is half-written, when it joins a team later', async () => {
    onTestFailed(() => phone.picture('joined'))
    const page = await newPhone()
    await page.getByRole('button', { name: 'Just this device' }).click()
    await makeAccount(page, 'Island Trading')
    await write(page, 'The harbour road is closed')
    const form = await openForm(page, 'Action')
    await fill(form, { 'Next action': 'send price list' })
    await form.press('Escape')

    await page.getByRole('link', { name: 'Settings' }).first().click()
    await page.getByRole('link', { name: 'Join my team' }).click()
    await page.getByText('What you captured on this device comes along.').waitFor()
    await typeCode(page, await codeFrom(desktop.page))
    await openAccount(page, 'Island Trading')
    await openTab(page, 'Timeline')
    await page.getByText('The harbour road is closed').waitFor()
    const draft = await openForm(page, 'Action')
    await expect.poll(() => draft.getByLabel('Next action').inputValue()).toBe('send price list')

    await openAccount(desktop.page, 'Island Trading')
    await openTab(desktop.page, 'Timeline')
    await desktop.page.getByText('The harbour road is closed').waitFor()
  })
})

describe('the example book', () => {
  it('holds 91 accounts, is never sent, and is left by one button', async () => {
    const page = await newPhone()
    const asked: string[] = []
    page.on('request', request => asked.push(new URL(request.url()).pathname))
    await page.getByRole('button', { name: 'Try it with an example book' }).click()
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    await makeAccount(page, 'One more')
    await page.getByRole('link', { name: 'Accounts', exact: true }).click()
    await page.getByRole('button', { name: 'Key', exact: true }).click()
    await page.getByText(/^\d+ of 92 accounts$/).waitFor()
    await page.getByRole('link', { name: 'Settings' }).first().click()
    await page.getByRole('button', { name: 'Leave the example book' }).click()
    await page.getByRole('button', { name: 'Just this device' }).waitFor()
    expect(asked.filter(path => /^\/api\/(sync|snapshot|pokes)/.test(path))).toEqual([])
  })
})

describe('a link or code', () => {
  it('lets one device in, and the next is told that it was used', async () => {
    const page = await newPhone()
    const code = await codeFrom(desktop.page)
    await page.getByRole('button', { name: 'Join my team' }).click()
    await typeCode(page, code)
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()

    await phone.close()
    const other = await newPhone()
    await other.getByRole('button', { name: 'Join my team' }).click()
    await typeCode(other, code)
    await other.getByText('This link was used already; each works once.').waitFor()
    await typeCode(other, 'no such code')
    await other.getByText('This link or code is not known here.').waitFor()
    await other.goto(tend.setUpLink)
    await fill(other.locator('form'), {
      Name: 'Mallory',
      'E-mail': 'mallory@northwind.example',
      Password: PASSWORD,
      Workspace: 'Hers',
    })
    await other.getByRole('button', { name: 'Create workspace' }).click()
    await other.getByText('This set-up link was used already; the workspace exists.').waitFor()
  })

  it('older than ten minutes is refused with a sentence that says what to do', async () => {
    const page = await newPhone()
    const code = await codeFrom(desktop.page)
    await tend.kill()
    await tend.start({ minutesAhead: 11 })
    await page.getByRole('button', { name: 'Join my team' }).click()
    await typeCode(page, code)
    await page.getByText('This link is older than ten minutes. Make a new one on the other device').waitFor()
    await tend.kill()
    await tend.start()
  })
})

describe('a device that is signed in', () => {
  it('names what is unsent before it signs out, offers it as a file, and signs out without a network', async () => {
    onTestFailed(() => phone.picture('signing out'))
    const page = await newPhone()
    await join(phone, desktop, tend)
    await settled(phone)
    await phone.offline(true)
    await openAccount(page, 'Around the Horn')
    await write(page, 'Only on this phone')
    await page.getByRole('link', { name: 'Settings' }).first().click()
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    const sheet = page.getByRole('dialog', { name: 'Sign out' })
    await sheet.getByText('One change has not been sent and would be lost:').waitFor()
    await sheet.getByText(/Only on this phone/).waitFor()
    await sheet.getByRole('button', { name: 'Sign out and lose it' }).waitFor()
    await sheet.getByRole('button', { name: 'Send now' }).click()
    await sheet.getByText('There is no connection. It is sent as soon as there is one').waitFor()
    const downloading = page.waitForEvent('download')
    await sheet.getByRole('button', { name: 'Export first' }).click()
    expect(readFileSync(await (await downloading).path(), 'utf8')).toContain('Only on this phone')
    await sheet.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('button', { name: 'Join my team' }).waitFor()

    await phone.offline(false)
    await page.reload()
    await page.getByRole('button', { name: 'Join my team' }).waitFor()
    await expect.poll(() => statusOf(page, '/api/me')).toBe(401)
  })

  it('counts what is half-written too before it signs out, and offers it as a file', async () => {
    onTestFailed(() => phone.picture('half-written'))
    const page = await newPhone()
    await join(phone, desktop, tend)
    await settled(phone)
    await openAccount(page, 'Around the Horn')
    const form = await openForm(page, 'Note')
    await fill(form, { Note: 'Half a thought' })
    await close(form)
    await page.getByRole('link', { name: 'Settings' }).first().click()
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    const sheet = page.getByRole('dialog', { name: 'Sign out' })
    await sheet.getByText('One form is half-written and would be lost.').waitFor()
    expect(await sheet.getByText('Nothing is lost.').count()).toBe(0)
    await sheet.getByRole('button', { name: 'Sign out and lose it' }).waitFor()
    await phone.picture('sign out half-written')
    const downloading = page.waitForEvent('download')
    await sheet.getByRole('button', { name: 'Export first' }).click()
    expect(readFileSync(await (await downloading).path(), 'utf8')).toContain('Half a thought')
    await sheet.getByText('Saved as a file, to be read and copied from.').waitFor()
    await sheet.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('button', { name: 'Join my team' }).waitFor()
  })

  it('that the browser has cleared reads everything again, and says what that cost', async () => {
    onTestFailed(() => phone.picture('cleared'))
    const page = await newPhone()
    await join(phone, desktop, tend)
    await settled(phone)
    await phone.offline(true)
    await openAccount(page, 'Around the Horn')
    await write(page, 'never sent')
    // One on its way could come after the clearing.
    await expect.poll(async () => (await copiedChanges(page)).length).toBe(1)
    await page.goto('about:blank')
    const session = await phone.context.newCDPSession(page)
    const storageTypes = 'indexeddb,cache_storage'
    await session.send('Storage.clearDataForOrigin', { origin: tend.origin, storageTypes })
    await phone.offline(false)

    await page.goto(tend.origin)
    const cleared = page.getByText(/The browser had cleared this phone with 1 change not yet sent\./)
    await cleared.waitFor()
    await page.getByText('The rest of your book was read again from the server.').waitFor()
    await page.reload()
    await cleared.waitFor()
    await page.getByRole('button', { name: 'Understood' }).click()
    await openAccount(page, 'Around the Horn')
    await openTab(page, 'Timeline')
    await page.getByText('Thomas sighed about the new rival').waitFor()
    expect(await countUnsent(page)).toBe(0)
  })

  it('goes on with the new password, and others ask for it', async () => {
    onTestFailed(() => phone.picture('password'))
    const page = await newPhone()
    await join(phone, desktop, tend)
    await settled(phone)
    await desktop.page.goto(`${tend.origin}/settings`)
    await desktop.page.getByRole('button', { name: 'Change password' }).click()
    const form = desktop.page.getByRole('dialog', { name: 'Change password' })
    await fill(form, { 'Present password': 'not this one', 'New password': 'four unrelated words here' })
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('The present password is not right. It was not changed.').waitFor()
    await fill(form, { 'Present password': PASSWORD })
    await save(form)

    await openAccount(page, 'Around the Horn')
    await write(page, 'kept while signed out')
    await page.getByRole('button', { name: 'Sync status' }).click()
    await page.getByRole('paragraph').filter({ hasText: 'Sign in to sync; your 1 change is kept' }).waitFor()
    await page.getByRole('link', { name: 'Sign in', exact: true }).click()
    const signIn = page.locator('form')
    await fill(signIn, { 'E-mail': 'nancy@northwind.example', Password: PASSWORD })
    await signIn.getByRole('button', { name: 'Sign in' }).click()
    await signIn.getByText('E-mail and password do not belong together.').waitFor()
    await fill(signIn, { Password: 'four unrelated words here' })
    await signIn.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()

    await openAccount(desktop.page, 'Around the Horn')
    await openTab(desktop.page, 'Timeline')
    await desktop.page.getByText('kept while signed out').waitFor()
  })
})

async function write(page: Page, text: string) {
  const form = await openForm(page, 'Note')
  await fill(form, { Note: text })
  await save(form)
}

/** The typed code that a device which is signed in shows. */
async function codeFrom(page: Page): Promise<string> {
  await page.goto(`${tend.origin}/settings`)
  await page.getByRole('button', { name: 'Add a device' }).click()
  const sheet = page.getByRole('dialog', { name: 'Add a device' })
  const code = await sheet.getByRole('definition').textContent()
  await page.keyboard.press('Escape')
  return code!
}

async function typeCode(page: Page, code: string) {
  await page.getByRole('textbox', { name: 'Code' }).fill(code)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
}

function statusOf(page: Page, path: string) {
  return page.evaluate(async at => (await fetch(at)).status, path)
}
