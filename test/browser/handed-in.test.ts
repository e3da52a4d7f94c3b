import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest'
import { joinAs, share } from '../support/beside.ts'
import { BrowserDevice, DESKTOP, PHONE, TABLET } from '../support/browser.ts'
import { barriers, lostAtDoubleSize, overflow, tooSmall } from '../support/looks.ts'
import { settled, setUp } from '../support/nancy.ts'
import {
  close,
  decide,
  editAccount,
  fill,
  makeAccount,
  openAccount,
  openForm,
  save,
} from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'

const HORN = 'Around the Horn'

let tend: Tend
let rita: string
let horn: string
/** Nancy, an admin, and Rita, with whom she shares an account. */
const desktop = new BrowserDevice(DESKTOP)
const phone = new BrowserDevice(PHONE)

beforeAll(async () => {
  tend = await startTend()
  await Promise.all([desktop.start(), phone.start()])
  await setUp(desktop, tend)
  await makeAccount(desktop.page, HORN)
  horn = desktop.page.url().split('/accounts/')[1]!
  await settled(desktop)
  rita = await joinAs(phone, tend, 'Rita Rep')
  await settled(phone)
})

afterAll(async () => {
  await Promise.all([desktop.close(), phone.close()])
  await tend.stop()
})

it('what a rep wrote in an account she has lost goes to her admin, is accepted, and stands under her name', async () => {
  onTestFailed(async () => {
    await phone.picture('rep')
    await desktop.picture('admin')
  })
  await loseWhileOffline(async page => {
    await openAccount(page, HORN)
    await editAccount(page, { Town: 'London' })
  })
  await phone.page
    .getByText(`You can no longer see ${HORN}. 1 unsent change was handed in to your admin.`)
    .waitFor()
  await phone.page.goto(`${tend.origin}/accounts`)
  await phone.page.getByRole('button', { name: 'New account' }).first().waitFor()
  expect(await phone.page.getByText(HORN, { exact: true }).count()).toBe(0)

  const { page } = desktop
  // Nobody has to look for it: her admin's open page says that something waits.
  await page.getByText('Waiting for you to decide: something a member could not send any more.').waitFor()
  expect(await complaints(page)).toEqual([])
  await page.goto(`${tend.origin}/settings`)
  await page.getByRole('link', { name: /^Handed in .* 1$/ }).click()
  const handedIn = page.getByRole('list', { name: 'For you to decide' }).getByRole('listitem').first()
  await handedIn.getByText('Rita Rep').waitFor()
  await handedIn.getByText(`${HORN}: town`).waitFor()
  await handedIn.getByText('Town: London').waitFor()
  expect(await complaints(page)).toEqual([])
  await decide(handedIn, 'Accept', 'goes into the book under their name')
  await page.getByRole('status', { name: 'Taken in: 1 change of Rita Rep' }).waitFor()
  await page.getByText('Nothing waits.').waitFor()

  await page.getByRole('link', { name: 'Today' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  await page.getByText(/^Waiting for you to decide/).waitFor({ state: 'detached' })
  await page.goto(`${tend.origin}/history/account/${horn}/${horn}`)
  const change = page.getByRole('region', { name: /^Rita Rep,/ })
  await change.getByText('London').waitFor()
})

it('it is told until it is acknowledged', async () => {
  const { page } = phone
  const notice = page.getByText(/^You can no longer see/)
  await page.reload()
  await notice.waitFor()
  expect(await complaints(page)).toEqual([])
  await page.getByRole('button', { name: 'Understood' }).click()
  await notice.waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await notice.count()).toBe(0)
})

it('what was half-written is accepted as a note of its account', async () => {
  onTestFailed(() => desktop.picture('admin'))
  await loseWhileOffline(async page => {
    await openAccount(page, HORN)
    const form = await openForm(page, 'Note')
    await fill(form, { Note: 'They open a third sh' })
    await close(form)
  })
  await phone.page.getByRole('button', { name: 'Understood' }).click()

  const { page } = desktop
  await page.goto(`${tend.origin}/handed-in`)
  const handedIn = page.getByRole('list', { name: 'For you to decide' }).getByRole('listitem').first()
  await handedIn.getByText(`Half-written, for ${HORN}`).waitFor()
  await decide(handedIn, 'Accept', 'becomes a note of the account it was written for')
  await page.getByRole('status', { name: 'Taken in: 1 half-written text of Rita Rep' }).waitFor()
  await page.getByText('Nothing waits.').waitFor()
  await page.goto(`${tend.origin}/accounts/${horn}`)
  await page.getByText('They open a third sh').first().waitFor()
})

it('what could not be taken in is still there with the reason when the page is opened again', async () => {
  onTestFailed(() => desktop.picture('admin'))
  await phone.page.evaluate(
    async ([member, horn]) => {
      const draft = (key: string, body: string) => ({
        key,
        value: { values: { body }, filled: { body: '' } },
      })
      const drafts = [draft(`note/new/${horn}`, 'For the Horn'), draft('note/new/', 'For nobody knows')]
      const about = { member, device: 'abcdefabcdefabcd', turn: 1, reason: 'access', changes: [], drafts }
      const headers = { 'x-tend': '1', 'content-type': 'application/json' }
      await fetch('/api/hand-ins', { method: 'POST', headers, body: JSON.stringify(about) })
    },
    [rita, horn] as const,
  )
  const { page } = desktop
  await page.goto(`${tend.origin}/handed-in`)
  const handedIn = page.getByRole('list', { name: 'For you to decide' }).getByRole('listitem').first()
  await decide(handedIn, 'Accept', 'each was written for')
  await page
    .getByRole('status', {
      name: 'Taken in: 1 half-written text of Rita Rep. 1 could not be and stays here.',
    })
    .waitFor()
  await page.reload()
  await handedIn.getByText('For nobody knows').waitFor()
  await handedIn.getByText('Not taken in: Nobody knows which account it was for.').waitFor()
  expect(await handedIn.getByRole('button', { name: 'Accept' }).count()).toBe(0)
  expect(await complaints(page)).toEqual([])
  await decide(handedIn, 'Discard', 'cannot be brought back')
  await page.getByText('Nothing waits.').waitFor()
})

it('what is handed back is its author’s to write as a note, to copy and to remove', async () => {
  await loseWhileOffline(async page => {
    await openAccount(page, HORN)
    await editAccount(page, { Town: 'Leeds' })
    const form = await openForm(page, 'Note')
    await fill(form, { Note: 'They open a second shop in Leeds' })
    await save(form)
  })
  await phone.page.getByRole('button', { name: 'Understood' }).click()

  const { page } = desktop
  await page.goto(`${tend.origin}/handed-in`)
  const handedIn = page.getByRole('list', { name: 'For you to decide' }).getByRole('listitem').first()
  for (const what of [`${HORN}: town`, 'New note “They open a second shop in Leeds”'])
    await handedIn.getByText(what).waitFor()
  // What stands now is beside what would take its place.
  await handedIn.getByText('Now: London').waitFor()
  await decide(handedIn, 'Hand back', 'Rita Rep finds this in Settings')
  await page.getByRole('status', { name: 'Handed back to Rita Rep' }).waitFor()

  await phone.page.getByText('Something you wrote was handed back to you by your admin.').waitFor()
  expect(await complaints(phone.page)).toEqual([])
  await phone.page.goto(`${tend.origin}/sync`)
  await phone.page.getByRole('link', { name: /^Handed back to you/ }).click()
  const back = phone.page.getByRole('list', { name: 'Handed back to you' }).getByRole('listitem').first()
  await back.getByText('Note: They open a second shop in Leeds').waitFor()
  await phone.page.getByRole('heading', { level: 1, name: 'Handed back' }).waitFor()
  expect(await complaints(phone.page)).toEqual([])
  await back.getByRole('button', { name: 'Write it as a note' }).click()
  const form = phone.page.getByRole('dialog', { name: 'Note' })
  await expect
    .poll(() => form.getByRole('textbox', { name: 'Note' }).inputValue())
    .toBe('They open a second shop in Leeds')
  await fill(form, { Note: '' })
  await close(form)
  await decide(back, 'Remove', 'cannot be brought back')
  await phone.page.getByText('Nothing was handed back to you.').waitFor()
})

it('without a connection it says that it lies on the server', async () => {
  await phone.offline(true)
  await phone.page.reload()
  await phone.page.getByText('What was handed in lies on the server.').waitFor()
  await phone.offline(false)
})

it('everything is compared with the server when somebody asks, and it says what came of it', async () => {
  const { page } = phone
  await page.goto(`${tend.origin}/sync`)
  await page.getByRole('button', { name: 'Check everything' }).click()
  await page.getByText('Checked just now: everything is the same.').waitFor()
  await phone.offline(true)
  await page.getByRole('button', { name: 'Check everything' }).click()
  await page.getByText('There is no connection. It is checked as soon as this phone is online.').waitFor()
  expect(await complaints(page)).toEqual([])
  await phone.offline(false)
  await page.getByText('Checked just now: everything is the same.').waitFor()
  expect([...desktop.troubles, ...phone.troubles]).toEqual([])
})

/** Rita gets the account, writes in it without a connection, and by the time she has one again it is hers no more. */
async function loseWhileOffline(write: (page: Page) => Promise<void>) {
  const { page } = phone
  await share(tend, horn, rita, true)
  await page.goto(tend.origin)
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Accounts', exact: true })
    .click()
  await page
    .getByRole('list', { name: 'Accounts' })
    .getByRole('link', { name: new RegExp(`^${HORN}`) })
    .waitFor()
  await phone.offline(true)
  await write(page)
  await share(tend, horn, rita, false)
  await phone.offline(false)
  await page.getByText(/^You can no longer see/).waitFor()
}

/** What is wrong with how a page looks, on any screen. */
async function complaints(page: Page): Promise<string[]> {
  const before = page.viewportSize()!
  const found: string[] = []
  for (const { viewport } of [PHONE, TABLET, DESKTOP]) {
    await page.setViewportSize(viewport!)
    found.push(...(await overflow(page)), ...(await barriers(page)))
    if (viewport === PHONE.viewport) found.push(...(await tooSmall(page)), ...(await lostAtDoubleSize(page)))
  }
  await page.setViewportSize(before)
  return found
}
