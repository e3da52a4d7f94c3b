import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BrowserDevice, PHONE } from '../support/browser.ts'
import { lastChangeOf, meet } from '../support/disk.ts'
import { startOnDevice } from '../support/nancy.ts'
import { bringBack, fill, goToToday, makeAccount, openForm, openTab, save, undo } from '../support/screens.ts'
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

  it('where two versions met shows each as it was written, until one is used or what stands is kept', async () => {
    const address = await writeNote('Tasting at ten eleven')
    await meet(page, (await lastChangeOf(page, 'note')).row, 'body', [
      'Tasting at ten, at the bar',
      'Tasting at eleven, with Ann',
    ])
    await page.goto(address)
    const met = page.getByRole('region', { name: 'Two versions met here' })
    await met.getByText('Tasting at ten, at the bar').waitFor()
    await met.getByText('Tasting at eleven, with Ann').waitFor()
    await met.getByRole('button', { name: 'Use this one Version 2' }).click()
    await met.waitFor({ state: 'detached' })
    expect(await body(page).inputValue()).toBe('Tasting at eleven, with Ann')
    await undo(page)
    await met.waitFor()
    expect(await body(page).inputValue()).toBe('Tasting at ten eleven')
    await met.getByRole('button', { name: 'Keep what stands' }).click()
    await met.waitFor({ state: 'detached' })
    expect(await body(page).inputValue()).toBe('Tasting at ten eleven')
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
    await bringBack(page, 'The harbour road is closed')
    await openTab(page, 'Timeline')
    await page.getByRole('link', { name: /^The harbour road is closed/ }).waitFor()
  })
})

const body = (at: Page) => at.getByRole('textbox', { name: 'Note' })

/** Answers the address of the note's page. */
async function writeNote(text: string): Promise<string> {
  const form = await openForm(page, 'Note')
  await fill(form, { Note: text })
  await save(form)
  const { row, scope } = await lastChangeOf(page, 'note')
  return `${tend.origin}/notes/${scope.slice('account/'.length)}/${row}`
}
