import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import { BrowserDevice, PHONE, readyForOffline } from '../support/browser.ts'
import { type BuildCopy, copyBuild } from '../support/build-copy.ts'
import { startOnDevice } from '../support/nancy.ts'
import { close, fill, goToToday, makeAccount, openAccount, openForm } from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'

let build: BuildCopy
let tend: Tend
let page: Page
const phone = new BrowserDevice(PHONE)

beforeAll(async () => {
  build = copyBuild()
  tend = await startTend({}, build.folder)
  await phone.start()
  page = phone.page
  await startOnDevice(phone, tend)
  await readyForOffline(page)
  await makeAccount(page, 'Around the Horn')
})

afterAll(async () => {
  expect(phone.troubles).toEqual([])
  await phone.close()
  await tend.stop()
  build.remove()
})

describe('the installed app', () => {
  it('is installable, as Chromium checks it', async () => {
    const session = await phone.context.newCDPSession(page)
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    const { errors, url } = await session.send('Page.getAppManifest')
    expect(installabilityErrors).toEqual([])
    expect(errors).toEqual([])
    expect(url).toBe(`${tend.origin}/manifest.webmanifest`)
  })

  it('has no part that cannot be run', async () => {
    const parts = readdirSync(join(build.folder, 'app/assets')).filter(
      name => name.endsWith('.js') && !name.startsWith('worker'),
    )
    const other = await phone.context.newPage()
    await other.goto(`${tend.origin}/settings`)
    // As text: compiled here, an import is another function's.
    await other.evaluate(
      `Promise.all(${JSON.stringify(parts)}.map(part => import('/assets/' + part))).then(() => {})`,
    )
    await other.close()
  })

  it('starts without a network, on Today and on any of its pages', async () => {
    const account = page.url()
    await phone.offline(true)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Around the Horn' }).waitFor()
    await goToToday(page, tend.origin)
    const other = await phone.context.newPage()
    await other.goto(account)
    await other.getByRole('heading', { level: 1, name: 'Around the Horn' }).waitFor()
    for (const [path, title] of PAGES) {
      await other.goto(tend.origin + path)
      await other.getByRole('heading', { level: 1, name: title }).waitFor()
    }
    await other.close()
    await phone.offline(false)
  })

  it('never answers for the API, nor for a part that is missing', async () => {
    const other = await phone.context.newPage()
    const health = await other.goto(`${tend.origin}/api/health`)
    expect(health?.headers()['content-type']).toContain('application/json')
    expect((await other.goto(`${tend.origin}/api/nothing`))?.status()).toBe(404)
    for (const missing of ['/assets/x.js', '/assets/settings-page-00000000.js', '/x.css'])
      expect((await other.goto(tend.origin + missing))?.status()).toBe(404)
    await phone.offline(true)
    await expect(other.goto(`${tend.origin}/api/health`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
    await phone.offline(false)
    await other.close()
  })
})

describe('a new build', () => {
  it('waits for a word and never takes a half-written form', async () => {
    onTestFailed(() => phone.picture('update'))
    await goToToday(page, tend.origin)
    const form = await openForm(page, 'Note')
    await fill(form, { Note: 'Thomas sighed about' })
    await release('The next build')

    await readyToUpdate(page)
    expect(await updateButton(page).count()).toBe(0)
    expect(await form.getByLabel('Note').inputValue()).toBe('Thomas sighed about')

    await close(form)
    const loaded = page.waitForEvent('load')
    await updateButton(page).click()
    await loaded
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    expect(await description(page)).toBe('The next build')
    const restored = await openForm(page, 'Note')
    await expect.poll(() => restored.getByLabel('Note').inputValue()).toBe('Thomas sighed about')
    await close(restored)
  })

  it('takes over all tabs, where several are open, at one word', async () => {
    await goToToday(page, tend.origin)
    const others = [await phone.context.newPage(), await phone.context.newPage()]
    for (const other of others) await goToToday(other, tend.origin)
    await release('The one after')
    await updateButton(page).waitFor()
    const loaded = page.waitForEvent('load')
    await updateButton(page).click()
    await loaded
    await goToToday(page, tend.origin)
    expect(await description(page)).toBe('The one after')
    for (const other of others) {
      await goToToday(other, tend.origin)
      expect(await description(other)).toBe('The one after')
      await other.close()
    }
  })
})

describe('a tab left open on an old build', () => {
  it('that misses one of its parts loads itself anew, once, and keeps what was half-written', async () => {
    const old = new BrowserDevice({ ...PHONE, serviceWorkers: 'block' })
    await old.start()
    await startOnDevice(old, tend)
    await makeAccount(old.page, 'Around the Horn')
    const form = await openForm(old.page, 'Note')
    await fill(form, { Note: 'Thomas sighed about' })
    await close(form)
    await old.context.route(SETTINGS, route => route.fulfill({ status: 404 }))
    const loaded = old.page.waitForEvent('load')
    await old.page.getByRole('link', { name: 'Settings' }).click()
    await loaded
    await old.context.unroute(SETTINGS)
    await old.page.getByRole('link', { name: 'Settings' }).click()
    await old.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    await goToToday(old.page, tend.origin)
    await old.page.getByRole('button', { name: 'Note · Around the Horn' }).waitFor()
    await old.close()
  })

  it('writes no more once a newer one has changed the store, says so, and keeps what was half-written', async () => {
    const old = await phone.context.newPage()
    onTestFailed(() => phone.picture('old build'))
    await goToToday(old, tend.origin)
    await openAccount(old, 'Around the Horn')
    await page.goto(`${tend.origin}/api/health`)
    await changeStore(page)
    await old.getByText('Another tab is ahead of this one. What you saved is safe.').waitFor()
    const form = await openForm(old, 'Note')
    await fill(form, { Note: 'written too late' })
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Not saved: this window runs an older Tend.').waitFor()
    await old.reload()
    await expect.poll(() => form.getByLabel('Note').inputValue()).toBe('written too late')
    await old.close()
  })
})

describe('a store that does not open', () => {
  it('because another tab holds it back is said, never a blank page, and nothing is lost', async () => {
    const holding = await phone.context.newPage()
    await holding.goto(`${tend.origin}/api/health`)
    await holding.evaluate(holdBack)
    const held = await phone.context.newPage()
    await held.clock.install()
    await held.goto(tend.origin)
    await held.clock.runFor(10_000)
    await held.getByText('The book on this phone does not open just now.').waitFor()
    await holding.close()
    await held.getByRole('button', { name: 'Reload' }).click()
    await held.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    await openAccount(held, 'Around the Horn')
    await held.close()
  })
})

const SETTINGS = /\/assets\/settings-[0-9a-f]+\.js$/

const PAGES: [path: string, title: string][] = [
  ['/accounts', 'Accounts'],
  ['/actions', 'Actions'],
  ['/search?q=horn', 'Search'],
  ['/settings', 'Settings'],
  ['/settings/import', 'Import'],
  ['/settings/export', 'Export'],
  ['/sync', 'Sync status'],
]

/** A new build is put on the server, and the app looks for it, as it does on return. */
async function release(words: string) {
  build.release(words)
  await tend.kill()
  await tend.start()
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
}

/** Waits until the new build is on the device and stands by. */
async function readyToUpdate(at: Page) {
  await expect
    .poll(() => at.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state))
    .toBe('installed')
}

/** What a newer build does to the store when it opens it. */
function changeStore(at: Page) {
  return at.evaluate(async () => {
    const { name, version } = (await indexedDB.databases()).find(one => one.name?.startsWith('tend/'))!
    const opening = indexedDB.open(name!, version! + 10)
    await new Promise((resolve, reject) => {
      opening.onsuccess = resolve
      opening.onerror = opening.onblocked = reject
    })
    opening.result.close()
  })
}

function updateButton(at: Page) {
  return at.getByRole('status').getByRole('button', { name: 'Update now' })
}

function description(at: Page) {
  return at.locator('meta[name=description]').getAttribute('content')
}

/** Keeps the store open and asks for a newer one, as a tab does that never hears it should let go; run in the page. */
async function holdBack() {
  const { name, version } = (await indexedDB.databases()).find(one => one.name?.startsWith('tend/'))!
  const opening = indexedDB.open(name!)
  await new Promise(resolve => opening.addEventListener('success', resolve))
  const newer = indexedDB.open(name!, version! + 10)
  await new Promise(resolve => newer.addEventListener('blocked', resolve))
}
