import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BrowserDevice, PHONE } from '../support/browser.ts'
import { lastChangeOf, meet } from '../support/disk.ts'
import { startOnDevice } from '../support/nancy.ts'
import {
  editAccount,
  fill,
  makeAccount,
  openAccount,
  openForm,
  openTab,
  save,
  undo,
} from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'

const HORN = 'Around the Horn'
const VERSIONS = ['Closed on Mondays', 'Closed on Tuesdays, ask Ann']

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

afterAll(async () => {
  expect(phone.troubles).toEqual([])
  await phone.close()
  await tend.stop()
})

/** A form that holds a text: how a row with one is made, and how it is opened again. */
interface Text {
  noun: string
  field: string
  label: string
  form: string
  make(): Promise<void>
  open(): Promise<void>
  /** Where the row shows that something is to be decided. */
  marked: () => Locator
}

const TEXTS: Text[] = [
  {
    noun: 'account',
    field: 'about',
    label: 'About',
    form: 'Account',
    make: () => editAccount(page, { About: 'Closed' }),
    async open() {
      await page.getByRole('button', { name: 'More about this account' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click()
    },
    marked: () => page.getByRole('tabpanel', { name: 'Brief' }),
  },
  {
    noun: 'contact',
    field: 'about',
    label: 'Good to know',
    form: 'Contact',
    async make() {
      await openTab(page, 'People')
      await page.getByRole('button', { name: 'New person' }).click()
      const form = page.getByRole('dialog', { name: 'Contact' })
      await form.getByText('More', { exact: true }).click()
      await fill(form, { Name: 'Thomas Hardy', 'Good to know': 'Closed' })
      await save(form)
    },
    async open() {
      await openTab(page, 'People')
      await page.getByRole('button', { name: 'Thomas Hardy', exact: true }).click()
    },
    marked: () => page.getByRole('tabpanel', { name: 'People' }),
  },
  {
    noun: 'check-in',
    field: 'said',
    label: 'What was said',
    form: 'Check-in',
    make: async () => {
      const form = await openForm(page, 'Check-in')
      await fill(form, { 'What was said': 'Closed' })
      await save(form)
    },
    async open() {
      await openTab(page, 'Timeline')
      await page.getByRole('button', { name: /^Visit/ }).click()
    },
    marked: () => page.getByRole('tabpanel', { name: 'Timeline' }),
  },
  {
    noun: 'action',
    field: 'about',
    label: 'Details',
    form: 'Action',
    make: async () => {
      const form = await openForm(page, 'Action')
      await fill(form, { 'Next action': 'Ask when they open', Details: 'Closed' })
      await save(form)
    },
    async open() {
      await openTab(page, 'Actions')
      await page.getByRole('button', { name: 'Ask when they open', exact: true }).click()
    },
    marked: () => page.getByRole('tabpanel', { name: 'Actions' }),
  },
]

for (const { noun, field, label, form: name, make, open, marked } of TEXTS)
  it(`where versions of "${label}" met, the form of the ${noun} shows each, and what is decided is saved and undone with it`, async () => {
    const form = page.getByRole('dialog', { name, exact: true })
    const met = form.getByRole('region', { name: `Two versions met here: ${label}` })
    const text = form.getByLabel(label, { exact: true })
    await make()
    await meet(page, (await lastChangeOf(page, noun)).row, field, VERSIONS)
    await page.goto(tend.origin)
    await openAccount(page, HORN)
    await open()
    for (const version of VERSIONS) await met.getByText(version).waitFor()
    await met.getByRole('button', { name: 'Use this one Version 2' }).click()
    await met.waitFor({ state: 'detached' })
    expect(await text.inputValue()).toBe('Closed on Tuesdays, ask Ann')
    await form.getByRole('button', { name: 'Undo' }).click()
    await met.waitFor()
    expect(await text.inputValue()).toBe('Closed')
    await met.getByRole('button', { name: 'Use this one Version 2' }).click()
    await save(form)
    await undo(page)
    await open()
    await met.waitFor()
    expect(await text.inputValue()).toBe('Closed')
    await form.press('Escape')
    await marked().getByText('Two versions').waitFor()
    await open()
    await met.getByRole('button', { name: 'Keep what stands' }).click()
    await save(form)
    await open()
    expect(await text.inputValue()).toBe('Closed')
    expect(await met.count()).toBe(0)
    await form.press('Escape')
    await form.waitFor({ state: 'detached' })
  })

it('a draft that knows of no versions yet shows them once it is let go of', async () => {
  const account = TEXTS[0]!
  const form = page.getByRole('dialog', { name: 'Account', exact: true })
  const met = form.getByRole('region', { name: 'Two versions met here' })
  await makeAccount(page, 'Bottom-Dollar')
  await account.make()
  await account.open()
  await form.getByLabel('Town').fill('London')
  await form.press('Escape')
  await form.waitFor({ state: 'detached' })
  await meet(page, (await lastChangeOf(page, 'account')).row, 'about', VERSIONS)
  await page.goto(tend.origin)
  await openAccount(page, 'Bottom-Dollar')
  await account.open()
  await form.getByText('As you left it.').waitFor()
  expect(await met.count()).toBe(0)
  await form.getByRole('button', { name: 'Start afresh' }).click()
  await met.waitFor()
  expect(await form.getByLabel('Town').inputValue()).toBe('')
})
