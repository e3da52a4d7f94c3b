import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BrowserDevice, PHONE } from '../support/browser.ts'
import { lastMade, readStore } from '../support/disk.ts'
import { startOnDevice } from '../support/nancy.ts'
import {
  bringBack,
  close,
  fill,
  goToToday,
  makeAccount,
  openAccount,
  openForm,
  openTab,
  save,
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
    await bringBack(page, 'Check-in')
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

const textOf = (form: string, field: string) =>
  page.getByRole('dialog', { name: form }).getByRole('textbox', { name: field }).inputValue()

async function checkInByThreeTaps() {
  await page.getByRole('button', { name: 'Capture' }).click()
  await page.getByRole('dialog', { name: 'Capture' }).getByRole('button', { name: 'Check-in' }).click()
  const form = page.getByRole('dialog', { name: 'Check-in' })
  await expect.poll(() => form.getByRole('combobox', { name: 'Account' }).inputValue()).toBe(HORN)
  expect(await form.getByRole('radio', { name: 'Visit' }).isChecked()).toBe(true)
  await form.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('status').getByText('Saved on this phone').waitFor()
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
