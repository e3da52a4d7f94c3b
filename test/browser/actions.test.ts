import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BrowserDevice, PHONE } from '../support/browser.ts'
import { startOnDevice } from '../support/nancy.ts'
import {
  bringBack,
  close,
  fill,
  goToToday,
  isClosed,
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
    await isClosed(form)
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
    await bringBack(page, 'Ask Ann about the lease')
    await openTab(page, 'Actions')
    await page.getByRole('checkbox', { name: 'Ask Ann about the lease' }).waitFor()
  })
})

async function addDueToday(text: string) {
  const form = await openForm(page, 'Action')
  await fill(form, { 'Next action': text, Due: 'today' })
  await save(form)
  await page.getByRole('checkbox', { name: text }).waitFor()
}
