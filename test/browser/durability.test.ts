import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import { killBrowser } from '../prove/kill-browser.ts'
import { BrowserDevice, DESKTOP, PHONE } from '../support/browser.ts'
import { copiedChanges, countUnsent, unsentChanges } from '../support/disk.ts'
import { join, settled, setUp, startOnDevice } from '../support/nancy.ts'
import {
  fill,
  goToToday,
  importAccounts,
  makeAccount,
  openAccount,
  openForm,
  save,
} from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'

let tend: Tend

beforeAll(async () => {
  tend = await startTend()
})

afterAll(() => tend.stop())

describe('what was saved', () => {
  const phone = new BrowserDevice(PHONE)

  beforeAll(async () => {
    await phone.start()
    await startOnDevice(phone, tend)
    await makeAccount(phone.page, 'Around the Horn')
  })

  afterAll(() => phone.close())

  it('is there when the browser is killed within 50 ms of “Saved”, each time', async () => {
    await killBrowser(4, 1)
  })

  it('was written with strict durability, row and outbox in one transaction', async () => {
    const { page } = phone
    await page.addInitScript(watchTransactions)
    await goToToday(page, tend.origin)
    const form = await openForm(page, 'Note')
    await fill(form, { Note: 'Counter by the door' })
    await save(form)
    const written = await page.evaluate(() => (window as unknown as Watched).transactions)
    const writes = written.filter(one => one.mode === 'readwrite')
    expect(writes.map(one => one.durability)).toEqual(writes.map(() => 'strict'))
    expect(writes.map(one => one.stores)).toContainEqual(['device', 'outbox'])
  })

  it('is there after the browser has thrown its databases away, and its person is told', async () => {
    onTestFailed(() => phone.picture('thrown away'))
    const before = await unsentChanges(phone.page)
    await expect.poll(() => copiedChanges(phone.page)).toEqual(before)
    await phone.kill9().gone
    phone.loseDatabases()
    await phone.start()
    const { page } = phone
    await goToToday(page, tend.origin)
    await page
      .getByRole('status')
      .getByText(/^The browser had cleared this phone\. What you wrote is back/)
      .waitFor()
    expect(await unsentChanges(page)).toEqual(before)
    await page.getByRole('button', { name: 'Understood' }).click()
    await openAccount(page, 'Around the Horn')
    const form = await openForm(page, 'Note')
    await fill(form, { Note: 'Written since' })
    await save(form)
    expect(phone.troubles).toEqual([])
  })

  it('is never claimed on a full disk: a sentence says so, the words stay, and are saved once there is room', async () => {
    onTestFailed(() => phone.picture('full disk'))
    await phone.kill()
    await phone.start()
    const { page } = phone
    // Chromium looks at the room there is when a store is first used, so the disk is made small before.
    await page.goto(`${tend.origin}/api/health`)
    const disk = await phone.context.newCDPSession(page)
    const { usage } = await disk.send('Storage.getUsageAndQuota', { origin: tend.origin })
    await disk.send('Storage.overrideQuotaForOrigin', { origin: tend.origin, quotaSize: usage + 100_000 })
    await goToToday(page, tend.origin)
    const form = await openForm(page, 'Note')
    // Chromium packs what it stores, so it must be words that cannot be packed.
    const long = randomBytes(150_000).toString('base64')
    await fill(form, { Note: long })
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText(/^Not saved: this phone is full. Your words are still here/).waitFor()
    expect(await form.getByLabel('Note').inputValue()).toBe(long)
    await disk.send('Storage.overrideQuotaForOrigin', { origin: tend.origin })
    await save(form)
    expect(phone.troubles).toEqual([])
  })
})

describe('what waits to be sent', () => {
  const phone = new BrowserDevice(PHONE)
  const desktop = new BrowserDevice(DESKTOP)
  const ACCOUNTS = 1_500

  beforeAll(async () => {
    await Promise.all([phone.start(), desktop.start()])
    await setUp(phone, tend)
    await join(desktop, phone, tend)
    await settled(phone)
  })

  afterAll(() => Promise.all([phone.close(), desktop.close()]))

  it('arrives whole and once, though the server dies in the middle of it', async () => {
    onTestFailed(() => phone.picture('after the outage'))
    const { page } = phone
    await phone.offline(true)
    await importAccounts(page, tend.origin, ACCOUNTS)
    const firstAnswer = page.waitForResponse(response => response.url().endsWith('/api/sync'))
    await phone.offline(false)
    await firstAnswer
    await tend.kill()
    expect(await countUnsent(page)).toBeGreaterThan(0)
    await tend.start()
    await page.goto(`${tend.origin}/sync`)
    await expect.poll(() => countUnsent(page), { timeout: 30_000 }).toBe(0)

    await desktop.page.goto(`${tend.origin}/accounts`)
    const search = desktop.page.getByRole('searchbox', { name: 'Search accounts' })
    await search.fill('Account')
    await desktop.page.getByText(`${new Intl.NumberFormat('en').format(ACCOUNTS)} accounts`).waitFor()
    await page.getByText('Nothing waits. Everything written here has been sent.').waitFor()
    expect([...phone.troubles, ...desktop.troubles]).toEqual([])
  })
})

interface Watched {
  transactions: { stores: string[]; mode: string; durability: string }[]
}

/** Notes every transaction the page opens. */
function watchTransactions() {
  const watched = window as unknown as Watched
  watched.transactions = []
  const open = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...asked) {
    const transaction = open.apply(this, asked)
    const { mode, durability } = transaction
    watched.transactions.push({ stores: [...transaction.objectStoreNames].sort(), mode, durability })
    return transaction
  }
}
