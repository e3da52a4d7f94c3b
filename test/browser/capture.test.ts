import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BrowserDevice, PHONE } from '../support/browser.ts'
import { lastChangeOf, lastMade, readStore } from '../support/disk.ts'
import { startOnDevice } from '../support/nancy.ts'
import {
  close,
  fill,
  goToToday,
  makeAccount,
  openAccount,
  openForm,
  openTab,
  save,
  swipe,
  undo,
} from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'

const HORN = 'Around the Horn'
const AT_THE_HORN = { latitude: 50.76, longitude: -1.3, accuracy: 12 }

let tend: Tend
let page: Page
const phone = new BrowserDevice(PHONE)

beforeAll(async () => {
  tend = await startTend()
  await phone.start()
  await startOnDevice(phone, tend)
  page = phone.page
  await makeAccount(page, HORN)
})

beforeEach(() => goToToday(page, tend.origin))

afterAll(async () => {
  expect(phone.troubles).toEqual([])
  await phone.close()
  await tend.stop()
})

describe('a check-in', () => {
  it('is three taps from Today to saved, offline and where the place is denied', async () => {
    await phone.offline(true)
    await checkInByThreeTaps()
    expect(await lastMade(page, 'check-in')).toMatchObject({ kind: 'visit' })
    await phone.offline(false)
  })

  it('that is undone is gone, and comes back from what was deleted', async () => {
    await checkInByThreeTaps()
    await undo(page)
    expect(await lastMade(page, 'check-in')).toMatchObject({ deleted: true })
    await openAccount(page, HORN)
    await bringBack('Check-in')
    expect(await lastMade(page, 'check-in')).toMatchObject({ deleted: null })
  })

  it('does not wait for a place that never comes', async () => {
    await page.evaluate(() => {
      navigator.geolocation.getCurrentPosition = () => {}
    })
    await checkInByThreeTaps()
    expect(await lastMade(page, 'check-in')).not.toHaveProperty('place')
  })

  it('is saved before a slow place is known, and has it when it comes', async () => {
    await page.evaluate(there => {
      const place = { coords: there } as GeolocationPosition
      navigator.geolocation.getCurrentPosition = found => setTimeout(() => found(place), 1_500)
    }, AT_THE_HORN)
    await save(await openForm(page, 'Check-in'))
    expect(await lastMade(page, 'check-in')).not.toHaveProperty('place')
    await expect
      .poll(async () => (await lastMade(page, 'check-in')).place, { timeout: 10_000 })
      .toMatchObject({ latitude: 50.76 })
  })

  it('notes where one stands when that is allowed, and teaches the account its place', async () => {
    await phone.context.grantPermissions(['geolocation'])
    await phone.context.setGeolocation(AT_THE_HORN)
    const form = await openForm(page, 'Check-in')
    await form.getByLabel(`Remember this place for ${HORN}`).check()
    await save(form)
    expect(await lastMade(page, 'check-in')).toMatchObject({ place: AT_THE_HORN })
    await openAccount(page, HORN)
    const way = page.getByRole('link', { name: 'Navigate' })
    expect(await way.getAttribute('href')).toMatch(
      /^https:\/\/www\.google\.com\/maps\/dir\/.*50\.76%2C-1\.3$/,
    )
    await phone.context.clearPermissions()
  })

  it('can be dated back, and shows how its date was understood', async () => {
    const form = await openForm(page, 'Check-in')
    await fill(form, { When: 'yesterday 3pm' })
    await form
      .getByText(/^\w{3} \d+ \w+ 15:00$/)
      .first()
      .waitFor()
    await save(form)
    const { at } = await lastMade(page, 'check-in')
    const yesterday = new Date()
    yesterday.setDate(yesterday.getDate() - 1)
    yesterday.setHours(15, 0, 0, 0)
    expect(at).toBe(yesterday.getTime())
  })

  it('can be changed afterwards, and deleted', async () => {
    await openAccount(page, HORN)
    await openTab(page, 'Timeline')
    await page
      .getByRole('button', { name: /^Visit/ })
      .first()
      .click()
    const form = page.getByRole('dialog', { name: 'Check-in' })
    await fill(form, { 'What was said': 'The rival was here on Monday' })
    await save(form)
    await page.getByText('The rival was here on Monday').waitFor()
    await page
      .getByRole('button', { name: /^Visit/ })
      .first()
      .click()
    await form.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('The rival was here on Monday').waitFor({ state: 'detached' })
    await undo(page)
    await page.getByText('The rival was here on Monday').waitFor()
  })
})

describe('an action', () => {
  it('takes its date from the end of its text, which leaves the text', async () => {
    const form = await openForm(page, 'Action')
    await fill(form, { 'Next action': 'send price list fri' })
    await expect.poll(() => form.getByLabel('Due').inputValue()).toMatch(/^Fri \d+ \w+$/)
    await save(form)
    await page.goto(`${tend.origin}/actions?list=upcoming`)
    await page.getByRole('checkbox', { name: 'send price list', exact: true }).waitFor()
  })

  it('shows how a date in words was understood before it is saved', async () => {
    const form = await openForm(page, 'Action')
    await fill(form, { 'Next action': 'Call Ann', Due: 'tomorrow 3pm' })
    const tomorrow = new Date(Date.now() + 24 * 60 * 60_000)
    const said = `${tomorrow.getDate()} ${tomorrow.toLocaleString('en', { month: 'short' })} 15:00`
    await form.getByText(said).waitFor()
    await fill(form, { Due: 'when pigs fly' })
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText(/^Not understood\./).waitFor()
    await form.getByRole('button', { name: 'Close' }).click()
  })

  it('is finished by a swipe, asks for the next one, and is brought back by undo', async () => {
    await addDueToday('Call Thomas')
    const box = page.getByRole('checkbox', { name: 'Call Thomas' })
    await swipe(page.getByRole('listitem').filter({ has: box }), 250)
    await page.getByRole('button', { name: 'And next?' }).waitFor()
    expect(await box.isChecked()).toBe(true)
    await undo(page)
    await expect.poll(() => box.isChecked()).toBe(false)
    await box.click()
    await page.getByRole('button', { name: 'And next?' }).click()
    const next = page.getByRole('dialog', { name: 'Action' })
    expect(await next.getByRole('combobox', { name: 'Account' }).inputValue()).toBe(HORN)
    await close(next)
  })

  it.each([
    ['its button', 'Write to Thomas'],
    ['a swipe', 'Order mugs'],
  ])('is put off by %s, and shown again by undo', async (way, text) => {
    await addDueToday(text)
    const row = page.getByRole('listitem').filter({ hasText: text })
    if (way === 'a swipe') await swipe(row, -250)
    else await row.getByRole('button', { name: 'Snooze' }).click()
    await page.getByRole('dialog', { name: 'Snooze' }).getByRole('button', { name: 'Tomorrow' }).click()
    await row.waitFor({ state: 'detached' })
    await undo(page)
    await row.waitFor()
  })

  it('can be changed, deleted, and brought back', async () => {
    await addDueToday('Ask about the lease')
    await page.getByRole('button', { name: 'Ask about the lease' }).click()
    const form = page.getByRole('dialog', { name: 'Action' })
    await fill(form, { 'Next action': 'Ask Ann about the lease' })
    await save(form)
    await page.getByRole('button', { name: 'Ask Ann about the lease' }).click()
    await form.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('checkbox', { name: 'Ask Ann about the lease' }).waitFor({ state: 'detached' })
    await openAccount(page, HORN)
    await bringBack('Ask Ann about the lease')
    await openTab(page, 'Actions')
    await page.getByRole('checkbox', { name: 'Ask Ann about the lease' }).waitFor()
  })
})

describe('half-written words', () => {
  it('are back in their form when the phone died over it', async () => {
    const note = await openForm(page, 'Note')
    await fill(note, { Note: 'Thomas sighed about' })
    await kept('Thomas sighed about')
    await restart()
    await expect.poll(() => textOf('Note', 'Note')).toBe('Thomas sighed about')
    await close(page.getByRole('dialog', { name: 'Note' }))

    const checkIn = await openForm(page, 'Check-in')
    await checkIn.getByRole('radio', { name: 'Unhappy', exact: true }).check()
    await fill(checkIn, { 'What was said': 'The rival offers less' })
    await kept('The rival offers less')
    await restart()
    await expect.poll(() => textOf('Check-in', 'What was said')).toBe('The rival offers less')
    const unhappy = page
      .getByRole('dialog', { name: 'Check-in' })
      .getByRole('radio', { name: 'Unhappy', exact: true })
    expect(await unhappy.isChecked()).toBe(true)
    await save(page.getByRole('dialog', { name: 'Check-in' }))
  })

  it('are offered on Today, and can be given up', async () => {
    await page.getByRole('button', { name: `Note · ${HORN}` }).click()
    await expect.poll(() => textOf('Note', 'Note')).toBe('Thomas sighed about')
    await close(page.getByRole('dialog', { name: 'Note' }))
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByRole('button', { name: `Note · ${HORN}` }).waitFor({ state: 'detached' })
  })
})

describe('an open note', () => {
  it('with unsaved words is not refilled by an edit from elsewhere, and says so', async () => {
    const address = await writeNote('Tasting in December')
    await page.goto(address)
    await body(page).fill('Tasting in December, at ten')

    const elsewhere = await phone.context.newPage()
    await elsewhere.goto(address)
    await body(elsewhere).fill('Tasting in January')
    await elsewhere.getByRole('button', { name: 'Save' }).click()
    await elsewhere.getByRole('status').getByText('Saved on this phone').waitFor()
    await elsewhere.close()

    await page.getByText('Edited on another device meanwhile').waitFor()
    expect(await body(page).inputValue()).toBe('Tasting in December, at ten')
    await page.getByRole('button', { name: 'Take theirs' }).click()
    await expect.poll(() => body(page).inputValue()).toBe('Tasting in January')
  })

  it('where two versions met shows the other text whole, until both are kept', async () => {
    const address = await writeNote('Tasting at ten')
    await meet((await lastChangeOf(page, 'note')).row, 'Tasting at eleven, with Ann')
    await page.goto(address)
    const met = page.getByRole('region', { name: 'Two versions met here' })
    await met.getByText('Tasting at eleven, with Ann').waitFor()
    await met.getByRole('button', { name: 'Keep both' }).click()
    await met.waitFor({ state: 'detached' })
    expect(await body(page).inputValue()).toBe('Tasting at ten\n\nTasting at eleven, with Ann')
  })

  it('makes next actions of its lines once', async () => {
    const form = await openForm(page, 'Note')
    await fill(form, { Note: 'Counter\n[] Order two shelves' })
    await form
      .getByRole('list', { name: 'Next actions this note makes' })
      .getByText('Order two shelves')
      .waitFor()
    await save(form)
    await page.goto(`${tend.origin}/actions?list=someday`)
    await page.getByRole('checkbox', { name: 'Order two shelves' }).waitFor()
  })

  it('can be deleted, and is back by undo or later', async () => {
    await page.goto(await writeNote('The harbour road is closed'))
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('heading', { level: 1, name: HORN }).waitFor()
    await undo(page)
    await openTab(page, 'Timeline')
    await page.getByRole('link', { name: /^The harbour road is closed/ }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('heading', { level: 1, name: HORN }).waitFor()
    await bringBack('The harbour road is closed')
    await openTab(page, 'Timeline')
    await page.getByRole('link', { name: /^The harbour road is closed/ }).waitFor()
  })
})

const body = (at: Page) => at.getByRole('textbox', { name: 'Note' })

const textOf = (form: string, field: string) =>
  page.getByRole('dialog', { name: form }).getByRole('textbox', { name: field }).inputValue()

async function checkInByThreeTaps() {
  await page.getByRole('button', { name: 'Capture' }).click()
  await page.getByRole('dialog', { name: 'Capture' }).getByRole('button', { name: 'Check-in' }).click()
  const form = page.getByRole('dialog', { name: 'Check-in' })
  expect(await form.getByRole('combobox', { name: 'Account' }).inputValue()).toBe(HORN)
  expect(await form.getByRole('radio', { name: 'Visit' }).isChecked()).toBe(true)
  await form.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('status').getByText('Saved on this phone').waitFor()
}

async function addDueToday(text: string) {
  const form = await openForm(page, 'Action')
  await fill(form, { 'Next action': text, Due: 'today' })
  await save(form)
  await page.getByRole('checkbox', { name: text }).waitFor()
}

/** Answers the address of the note's page. */
async function writeNote(text: string): Promise<string> {
  const form = await openForm(page, 'Note')
  await fill(form, { Note: text })
  await save(form)
  const { row, scope } = await lastChangeOf(page, 'note')
  return `${tend.origin}/notes/${scope.slice('account/'.length)}/${row}`
}

/** From the page of its account. */
async function bringBack(name: string) {
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

async function restart() {
  const address = page.url()
  await phone.kill()
  await phone.start()
  page = phone.page
  await page.goto(address)
}

/** Waits until a draft on the disk holds the words. */
async function kept(words: string) {
  await expect.poll(async () => JSON.stringify(await readStore(page, 'drafts'))).toContain(words)
}

/** Puts another text beside a note, as the server does where two devices wrote it without seeing each other. */
async function meet(note: string, text: string) {
  await page.evaluate(
    async ([row, other]) => {
      const { name } = (await indexedDB.databases()).find(one => one.name?.includes('device'))!
      const opening = indexedDB.open(name!)
      await new Promise(resolve => opening.addEventListener('success', resolve))
      const outbox = opening.result.transaction('outbox', 'readwrite').objectStore('outbox')
      const asking = outbox.getAll()
      await new Promise(resolve => asking.addEventListener('success', resolve))
      for (const sent of asking.result)
        for (const change of sent.changes)
          if (change.row === row) {
            change.patch['met/body:bbbbbbbbbbbbbbbb:4'] = other
            outbox.put(sent)
          }
      await new Promise(resolve => outbox.transaction.addEventListener('complete', resolve))
      opening.result.close()
    },
    [note, text],
  )
}
