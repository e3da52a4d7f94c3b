import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BrowserDevice, DESKTOP, PHONE, TABLET } from '../support/browser.ts'
import { atRest, isClosed } from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'

let tend: Tend
const phone = new BrowserDevice(PHONE)
const tablet = new BrowserDevice(TABLET)
const desktop = new BrowserDevice(DESKTOP)
const devices = { phone, tablet, desktop }

beforeAll(async () => {
  tend = await startTend()
  for (const device of Object.values(devices)) {
    await device.start()
    await goTo(device.page, '/')
    await device.page.getByRole('button', { name: 'Try it with an example book' }).click()
    await device.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  }
})

afterAll(async () => {
  for (const device of Object.values(devices)) {
    expect(device.troubles).toEqual([])
    await device.close()
  }
  await tend.stop()
})

describe('the frame', () => {
  it.each([
    ['phone', 'under the page'],
    ['tablet', 'beside it'],
    ['desktop', 'beside it'],
  ] as const)('of a %s has the main navigation %s', async (device, where) => {
    const { page } = devices[device]
    await goTo(page, '/')
    const nav = page.getByRole('navigation', { name: 'Main' })
    for (const name of ['Today', 'Accounts', 'Actions'])
      await nav.getByRole('link', { name, exact: true }).waitFor()
    const bar = await boxOf(nav.getByRole('link', { name: 'Today', exact: true }))
    const title = await boxOf(page.getByRole('heading', { level: 1 }))
    expect(bar.y > title.y + title.height ? 'under the page' : 'beside it').toBe(where)
    expect(bar.height).toBeGreaterThanOrEqual(48)
  })

  it.each(['phone', 'tablet', 'desktop'] as const)('of a %s says how sync is, in words', async device => {
    const { page } = devices[device]
    await goTo(page, '/')
    const status = page.getByRole('button', { name: 'Sync status' })
    expect(await status.count()).toBe(1)
    const sentence = (await status.textContent())?.trim()
    expect(sentence).toMatch(/^Saved on this (phone|device)$/)
    expect(await describedBy(page, 'Sync status')).toBe(sentence)
    await status.click()
    await page.getByRole('heading', { level: 1, name: 'Sync status' }).waitFor()
  })

  it('marks where one is, also on the page of a record', async () => {
    await goTo(desktop.page, '/accounts')
    await desktop.page.getByRole('link', { name: /^QUICK-Stop/ }).click()
    await desktop.page.getByRole('heading', { level: 1, name: 'QUICK-Stop' }).waitFor()
    const current = desktop.page.getByRole('navigation', { name: 'Main' }).locator('[aria-current]')
    expect(await current.allTextContents()).toEqual(['Accounts'])
  })

  it('takes the focus to the heading of a page that is gone to', async () => {
    const { page } = desktop
    await goTo(page, '/')
    await page.getByRole('link', { name: 'Actions', exact: true }).press('Enter')
    await page.waitForFunction(
      () => document.activeElement?.textContent === 'Actions' && document.activeElement.tagName === 'H1',
    )
    expect(await page.title()).toBe('Actions · Tend')
  })

  it('lets a keyboard skip the navigation', async () => {
    const { page } = desktop
    await goTo(page, '/')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('[role=main]') !== null)).toBe(true)
  })

  it('stands around an address that leads nowhere', async () => {
    await goTo(phone.page, '/no/such/page')
    await phone.page.getByRole('link', { name: 'Go to Today' }).click()
    await phone.page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  })
})

describe('the capture sheet', () => {
  it('opens over any screen and Back closes it', async () => {
    const { page } = phone
    await goTo(page, '/')
    await page.getByRole('link', { name: 'Accounts', exact: true }).click()
    await page.getByRole('button', { name: 'Capture' }).click()
    await page
      .getByRole('dialog', { name: 'Capture' })
      .getByRole('button', { name: 'Note', exact: true })
      .click()
    await page.getByRole('dialog', { name: 'Note' }).waitFor()
    await page.goBack()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/accounts')
  })

  it('gives the focus back to where it was opened', async () => {
    const { page } = desktop
    await goTo(page, '/')
    await page.getByRole('button', { name: 'Capture' }).press('Enter')
    await page.getByRole('dialog', { name: 'Capture' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Capture')
  })

  it('opens a form by its address, as a shortcut on the home screen does', async () => {
    const { page } = phone
    await page.goto(`${tend.origin}/?capture=check-in`)
    const form = page.getByRole('dialog', { name: 'Check-in' })
    // With nothing known about where one is, the list of accounts is open; it must not draw away what is pressed.
    await form.getByRole('listbox').waitFor()
    await form.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.waitForURL(`${tend.origin}/`)
  })

  it('keeps the field that is typed into and Save in sight above the keyboard', async () => {
    const { page } = phone
    await page.goto(`${tend.origin}/?capture=check-in`)
    const said = page
      .getByRole('dialog', { name: 'Check-in' })
      .getByRole('textbox', { name: 'What was said' })
    await said.click()
    await page.setViewportSize({ width: 390, height: 420 })
    await page.waitForFunction(() => innerHeight === 420)
    for (const part of [said, page.getByRole('button', { name: 'Save' })]) {
      const box = await boxOf(part)
      expect(box.y).toBeGreaterThanOrEqual(0)
      expect(box.y + box.height).toBeLessThanOrEqual(420)
    }
    await page.setViewportSize(PHONE.viewport!)
  })
})

describe('keys', () => {
  it('open Capture and Search, but not while one types', async () => {
    const { page } = desktop
    await goTo(page, '/')
    await page.keyboard.press('c')
    await page.getByRole('dialog', { name: 'Capture' }).waitFor()
    await page.keyboard.press('Escape')
    await isClosed(page.getByRole('dialog'))
    await page.keyboard.press('Control+k')
    const field = page.getByRole('searchbox')
    await field.waitFor()
    await field.pressSequentially('c?')
    expect(await field.inputValue()).toBe('c?')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it.each([
    ['c', 'Capture'],
    ['?', 'Keys'],
  ])('go to Search for good, though the sheet that "%s" opened is only just closing', async (key, name) => {
    const { page } = desktop
    for (let time = 0; time < 5; time++) {
      await goTo(page, '/')
      await page.keyboard.press(key)
      await page.getByRole('dialog', { name }).waitFor()
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+k')
      await page.getByRole('searchbox').waitFor()
      await atRest(page)
      expect(new URL(page.url()).pathname).toBe('/search')
      await page.goBack()
      await page.getByRole('heading', { name: 'Today' }).waitFor()
      expect(await page.getByRole('dialog').count()).toBe(0)
    }
  })

  it('are listed by "?", and single ones can be turned off', async () => {
    const { page } = desktop
    await goTo(page, '/')
    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: 'Keys' })
    await list.getByRole('switch', { name: 'Single keys' }).uncheck()
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
    await page.keyboard.press('c')
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.evaluate(() => localStorage.clear())
  })
})

describe('a toast', () => {
  it('offers Undo for at least ten seconds, and waits while one points at it', async () => {
    const page = await desktop.context.newPage()
    await page.clock.install()
    await goTo(page, '/')
    const first = page.getByRole('checkbox').first()
    const name = await first.getAttribute('aria-label')
    await first.click()
    const undo = page.getByRole('status').getByRole('button', { name: 'Undo' })
    await undo.waitFor()
    await page.clock.runFor(10_000)
    expect(await undo.count()).toBe(1)
    await undo.hover()
    await page.clock.runFor(60_000)
    await undo.click()
    await page.getByRole('checkbox', { name: name! }).waitFor()
    expect(await undo.count()).toBe(0)
    await page.close()
  })
})

async function goTo(page: Page, path: string) {
  await atRest(page)
  await page.goto(tend.origin + path)
  await page.getByRole('heading', { level: 1, includeHidden: true }).first().waitFor()
}

async function boxOf(part: ReturnType<Page['locator']>) {
  const box = await part.boundingBox()
  if (!box) throw new Error('not drawn')
  return box
}

/** The accessible description of a button, as the browser computes it. */
async function describedBy(page: Page, name: string): Promise<string | undefined> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  return nodes.find(node => node.role?.value === 'button' && node.name?.value === name)?.description?.value
}
