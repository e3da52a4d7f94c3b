import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import { BrowserDevice, DESKTOP, PHONE, TABLET } from '../support/browser.ts'
import { barriers, lostAtDoubleSize, overflow, tooSmall } from '../support/looks.ts'
import { join as joinBy, PASSWORD, setUp } from '../support/nancy.ts'
import { close, fill, makeAccount, openAccount, openForm, save } from '../support/screens.ts'
import { BUILD, startTend, type Tend } from '../support/tend.ts'

let tend: Tend
/** Nancy founds the workspace at her desk; Janet is invited and has a phone. */
const desk = new BrowserDevice(DESKTOP)
const phone = new BrowserDevice(PHONE)
let link: string

beforeAll(async () => {
  tend = await startTend()
  await Promise.all([desk.start(), phone.start()])
  await setUp(desk, tend)
  await makeAccount(desk.page, 'Around the Horn')
})

afterAll(async () => {
  for (const device of [desk, phone]) {
    expect(device.troubles).toEqual([])
    await device.close()
  }
  await tend.stop()
})

describe('an invitation', () => {
  it('is a link shown once, that stands among the open ones until it is withdrawn', async () => {
    onTestFailed(() => desk.picture('inviting'))
    const { page } = desk
    await invite(page)
    await page.getByText('1 open invitation').waitFor()
    await page.getByRole('button', { name: 'Withdraw the invitation for Whoever has the link' }).click()
    await page.getByRole('status').getByText('The link no longer works.').waitFor()
    await page.getByText('1 open invitation').waitFor({ state: 'detached' })

    await phone.page.goto(link)
    await phone.page.getByText('This invitation was withdrawn.').waitFor()
    expect(await phone.page.locator('form').count()).toBe(0)
  })

  it('makes a member of who opens it on a phone, and brings along what was captured there', async () => {
    onTestFailed(() => phone.picture('accepting'))
    await invite(desk.page)
    const { page } = phone
    await page.goto(tend.origin)
    await page.getByRole('button', { name: 'Just this device' }).click()
    await makeAccount(page, 'Island Trading')
    await page.getByRole('link', { name: 'Settings' }).first().click()
    await page.getByRole('link', { name: 'Join my team' }).click()
    await page.getByRole('textbox', { name: 'Code or link' }).fill(link)
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    await page.getByText('What you captured on this device comes along.').waitFor()
    await page.getByRole('heading', { level: 1, name: 'Join Northwind' }).waitFor()
    await page.getByText('Nancy Davolio invites you.').waitFor()
    expect(await faults(page)).toEqual([])
    await introduce(page)
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()

    await arrives(desk.page, 'Island Trading')
    await desk.page.getByText('owner Janet Leverling').first().waitFor()
    await seesNoAccount(page, 'Around the Horn')
    await page.getByRole('link', { name: 'Settings' }).first().click()
    await page.getByRole('list', { name: 'Members' }).getByText('Janet Leverling (you)').waitFor()
    expect(await page.getByRole('button', { name: 'Invite a member' }).count()).toBe(0)
    expect(await page.getByRole('textbox', { name: 'Workspace name' }).count()).toBe(0)
  })

  it('is refused when it is used, and says what to do', async () => {
    const other = new BrowserDevice(PHONE)
    await other.start()
    await other.page.goto(link)
    await other.page.getByText('This invitation was used already; each works once.').waitFor()
    expect(other.troubles).toEqual([])
    await other.close()
  })
})

describe('an account', () => {
  it('that is shared is on the other’s phone, whose it is being for her to read only', async () => {
    onTestFailed(() => phone.picture('shared'))
    const form = await edit(desk.page, 'Around the Horn')
    await form.getByLabel('Share with').selectOption('Janet Leverling')
    await form
      .getByRole('list', { name: 'Shared with' })
      .getByRole('button', { name: /^Janet/ })
      .waitFor()
    await save(form)

    await arrives(phone.page, 'Around the Horn')
    await detail(phone.page, 'Shared with').getByText('Janet Leverling').waitFor()
    const theirs = await edit(phone.page, 'Around the Horn')
    await theirs.getByText('Its owner, their manager and admins say whose it is.').waitFor()
    expect(await theirs.getByLabel('Owner').count()).toBe(0)
    await close(theirs)
  })

  it('that is shared no more leaves the phone', async () => {
    onTestFailed(() => phone.picture('unshared'))
    const form = await edit(desk.page, 'Around the Horn')
    await form
      .getByRole('list', { name: 'Shared with' })
      .getByRole('button', { name: /^Janet/ })
      .click()
    await save(form)
    await phone.page.getByText('There is no such account on this device.').waitFor()
    await seesNoAccount(phone.page, 'Around the Horn')
  })

  it('that is handed to another says first that one will lose sight of it', async () => {
    onTestFailed(() => phone.picture('handed over'))
    const form = await edit(phone.page, 'Island Trading')
    await form.getByLabel('Owner').selectOption('Nancy Davolio')
    await form.getByText('Once saved, this account is Nancy Davolio’s: you will no longer see it.').waitFor()
    await save(form)
    const said = phone.page.getByRole('status', { name: 'Island Trading is now Nancy Davolio’s' })
    await said.waitFor()
    expect(await said.getByRole('button', { name: 'Undo' }).count()).toBe(0)
    expect(new URL(phone.page.url()).pathname).toBe('/accounts')
    await seesNoAccount(phone.page, 'Island Trading')
    await phone.page.getByText('No account of the team is yours or shared with you.').waitFor()
    await openAccount(desk.page, 'Island Trading')
    await desk.page.getByText('owner Nancy Davolio').first().waitFor()
  })

  it('is found by whose it is', async () => {
    onTestFailed(() => desk.picture('filtered'))
    const form = await edit(desk.page, 'Island Trading')
    await form.getByLabel('Owner').selectOption('Janet Leverling')
    await save(form)
    const { page } = desk
    await page.getByRole('searchbox', { name: 'Search accounts' }).fill('')
    await page.getByLabel('Owner', { exact: true }).selectOption('My accounts')
    await page.getByText('1 of 2 accounts').waitFor()
    expect(await rows(page).allTextContents()).toEqual([expect.stringMatching(/^Around the Horn/)])
    await page.getByLabel('Owner', { exact: true }).selectOption('Janet Leverling')
    await expect.poll(() => rows(page).allTextContents()).toEqual([expect.stringMatching(/^Island Trading/)])
    await page.getByLabel('Owner', { exact: true }).selectOption('Any owner')
  })
})

describe('Today of one who sees all', () => {
  it('is made of their own book', async () => {
    onTestFailed(() => desk.picture('own today'))
    const act = async (page: Page, text: string) => {
      const form = await openForm(page, 'Action')
      await fill(form, { 'Next action': text, Due: 'today' })
      await save(form)
    }
    await openAccount(phone.page, 'Island Trading')
    await act(phone.page, 'Janet calls')
    await openAccount(desk.page, 'Around the Horn')
    await act(desk.page, 'Nancy calls')
    await openAccount(desk.page, 'Island Trading')
    await desk.page.getByRole('tab', { name: 'Actions' }).click()
    await desk.page.getByRole('checkbox', { name: 'Janet calls' }).waitFor()
    await desk.page.getByRole('link', { name: 'Today', exact: true }).first().click()
    await desk.page.getByRole('checkbox', { name: 'Nancy calls' }).waitFor()
    expect(await desk.page.getByRole('checkbox', { name: 'Janet calls' }).count()).toBe(0)
  })
})

describe('another device of one’s own', () => {
  it('is signed out after a question that says what becomes of what lies there, and notices at once', async () => {
    const old = new BrowserDevice(PHONE)
    await old.start()
    await joinBy(old, desk, tend)
    onTestFailed(() => desk.picture('devices'))
    const { page } = desk
    await page.goto(`${tend.origin}/settings`)
    const devices = page.getByRole('region', { name: 'Devices' }).getByRole('listitem')
    await devices.first().getByText('This device').waitFor()
    const sheet = page.getByRole('dialog', { name: /^Sign out Chrome · .*\?$/ })
    for (const { viewport } of [PHONE, TABLET, DESKTOP]) {
      await page.setViewportSize(viewport!)
      await devices
        .nth(1)
        .getByRole('button', { name: /^Sign out Chrome/ })
        .click()
      await sheet.getByText('what it has not sent yet it hands in').waitFor()
      expect(await faults(page)).toEqual([])
      if (viewport !== DESKTOP.viewport) await close(sheet)
    }
    await sheet.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('status').getByText('is signed out. What it had not sent it hands in').waitFor()
    await expect.poll(() => devices.count()).toBe(1)
    await old.page.getByText('This phone was signed out. Nothing is left on it.').waitFor({ timeout: 3000 })
    await old.close()
  })
})

describe('an admin', () => {
  it('changes a role, and takes it back', async () => {
    onTestFailed(() => desk.picture('role'))
    const sheet = await openMember(desk.page)
    await sheet.getByLabel('Role').selectOption('Manager')
    await save(sheet)
    await desk.page.getByRole('status').getByText('Janet Leverling is now a manager').waitFor()
    await janet(desk.page)
      .getByText(/Manager/)
      .waitFor()
    await phone.page.getByRole('link', { name: 'Settings' }).first().click()
    await phone.page.getByRole('button', { name: 'Invite a member' }).waitFor()
    await desk.page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click()
    await janet(desk.page).getByText(/^Rep/).waitFor()
    await phone.page.getByRole('button', { name: 'Invite a member' }).waitFor({ state: 'detached' })
  })

  it('sees every screen of it well made', async () => {
    const { page } = desk
    await page.goto(`${tend.origin}/settings`)
    for (const { viewport } of [PHONE, TABLET, DESKTOP]) {
      await page.setViewportSize(viewport!)
      await janet(page).waitFor()
      expect(await faults(page)).toEqual([])
      await page.getByRole('button', { name: 'Invite a member' }).click()
      const sheet = page.getByRole('dialog', { name: 'Invite a member' })
      await sheet.getByLabel('Role').waitFor()
      expect(await faults(page)).toEqual([])
      await sheet.getByRole('button', { name: 'Make the link' }).click()
      await sheet.getByRole('img', { name: 'QR code of the link' }).waitFor()
      expect(await faults(page)).toEqual([])
      await close(sheet)
      const member = await openMember(page)
      expect(await faults(page)).toEqual([])
      await close(member)
    }
    await page.setViewportSize(DESKTOP.viewport!)
    const form = await edit(page, 'Around the Horn')
    await form.getByLabel('Share with').selectOption('Janet Leverling')
    await form.getByLabel('Owner').waitFor()
    expect(await faults(page)).toEqual([])
    await form.getByRole('list', { name: 'Shared with' }).getByRole('button').click()
    await close(form)
  })

  it('confirms the members of a restored server, and what a rep wrote while she waited comes then', async () => {
    onTestFailed(async () => {
      await desk.picture('restored desk')
      await phone.picture('restored phone')
    })
    const backup = `${tend.data}-backup`
    await operate('backup', backup)
    await tend.kill()
    await operate('restore', '--replace', backup)
    await rm(backup, { recursive: true })
    await tend.start()

    const { page } = desk
    await page.goto(tend.origin)
    await page.getByText('Confirm who belongs here; until then the other members wait.').waitFor()
    expect(await faults(page)).toEqual([])
    await phone.page.goto(`${tend.origin}/sync`)
    await phone.page.getByText('Your admin is asked to confirm who belongs here').waitFor()
    expect(await faults(phone.page)).toEqual([])
    await makeAccount(phone.page, 'Simons bistro')

    await page.getByRole('link', { name: 'See members' }).click()
    for (const { viewport } of [PHONE, TABLET, DESKTOP]) {
      await page.setViewportSize(viewport!)
      await page.getByRole('button', { name: 'Confirm the members' }).waitFor()
      expect(await faults(page)).toEqual([])
    }
    await page.getByRole('button', { name: 'Confirm the members' }).click()
    await page.getByRole('status').getByText('Confirmed. The others go on by themselves.').waitFor()
    await page.getByRole('button', { name: 'Confirm the members' }).waitFor({ state: 'detached' })
    await phone.page.goto(`${tend.origin}/sync`)
    await phone.page.getByRole('button', { name: 'Send now' }).click()
    await arrives(page, 'Simons bistro')
  })

  it('says who has left: their phone is told, and names stay', async () => {
    onTestFailed(() => phone.picture('left'))
    const sheet = await openMember(desk.page)
    await sheet.getByRole('button', { name: 'Has left' }).click()
    const sure = desk.page.getByRole('dialog', { name: 'Has Janet Leverling left?' })
    await sure.getByText('what they have not sent is handed in to you').waitFor()
    expect(await faults(desk.page)).toEqual([])
    await sure.getByRole('button', { name: 'Has left' }).click()
    // Her page is open, and notices at once.
    const told = phone.page.getByText('This phone was signed out. Nothing is left on it.')
    await told.waitFor({ timeout: 3000 })
    await janet(desk.page).getByText('Left', { exact: true }).waitFor()
    await openAccount(desk.page, 'Island Trading')
    await detail(desk.page, 'Owner').getByText('Janet Leverling (left)').waitFor()
    const other = new BrowserDevice(PHONE)
    await other.start()
    await other.page.goto(`${tend.origin}/sign-in`)
    await fill(other.page.locator('form'), { 'E-mail': 'janet@northwind.example', Password: PASSWORD })
    await other.page.getByRole('button', { name: 'Sign in' }).click()
    await other.page.getByText('You are no longer a member of this workspace.').waitFor()
    await other.close()
  })
})

/** Runs a command of the server as it was built, upon the product's data. */
async function operate(command: 'backup' | 'restore', ...args: string[]) {
  const env = { ...process.env, TEND_DATA: tend.data }
  await promisify(execFile)(process.execPath, [join(BUILD, `server/${command}.js`), ...args], { env })
}

/** Makes an invitation at the desk and keeps its link. */
async function invite(page: Page) {
  await page.goto(`${tend.origin}/settings`)
  await page.getByRole('button', { name: 'Invite a member' }).click()
  const sheet = page.getByRole('dialog', { name: 'Invite a member' })
  await sheet.getByRole('button', { name: 'Make the link' }).click()
  await sheet.getByRole('img', { name: 'QR code of the link' }).waitFor()
  link = (await sheet.getByRole('link').textContent())!.trim()
  await sheet.getByRole('button', { name: 'Done' }).click()
  await sheet.waitFor({ state: 'detached' })
}

/** Janet says who she is on the page of an invitation. */
async function introduce(page: Page) {
  await fill(page.locator('form'), {
    Name: 'Janet Leverling',
    'E-mail': 'janet@northwind.example',
    Password: PASSWORD,
  })
  await page.getByRole('button', { name: 'Join', exact: true }).click()
}

async function edit(page: Page, account: string): Promise<Locator> {
  await openAccount(page, account)
  await page.getByRole('button', { name: 'More about this account' }).click()
  await page.getByRole('dialog', { name: account }).getByRole('button', { name: 'Edit' }).click()
  const form = page.getByRole('dialog', { name: 'Account' })
  await form.waitFor()
  return form
}

async function openMember(page: Page): Promise<Locator> {
  await page.getByRole('link', { name: 'Settings' }).first().click()
  await page.getByRole('button', { name: 'Janet Leverling' }).click()
  return page.getByRole('dialog', { name: 'Janet Leverling' })
}

function janet(page: Page): Locator {
  return page.getByRole('list', { name: 'Members' }).getByRole('listitem').filter({ hasText: 'Janet' })
}

function rows(page: Page): Locator {
  return page.getByRole('list', { name: 'Accounts' }).getByRole('link')
}

/** A line of the account's details. */
function detail(page: Page, label: string): Locator {
  return page.locator('dl > div').filter({ hasText: label })
}

/** Waits for an account to be on a device, and opens it. What is found by typing is found once, so it is waited for in the whole list. */
async function arrives(page: Page, name: string) {
  await openList(page)
  await rows(page).filter({ hasText: name }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

async function seesNoAccount(page: Page, name: string) {
  await openList(page)
  await expect.poll(() => rows(page).filter({ hasText: name }).count()).toBe(0)
}

async function openList(page: Page) {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Accounts', exact: true })
    .click()
  await page.getByRole('searchbox', { name: 'Search accounts' }).fill('')
}

async function faults(page: Page): Promise<string[]> {
  return [
    ...(await overflow(page)),
    ...(await barriers(page)),
    ...(await tooSmall(page)),
    ...(await lostAtDoubleSize(page)),
  ]
}
