import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BrowserDevice, PHONE } from '../support/browser.ts'
import { startOnDevice } from '../support/nancy.ts'
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
  const form = await capture('Action')
  await form.fill({ Account: HORN })
  await page.getByRole('option', { name: `New account “${HORN}”` }).click()
  await form.fill({ 'Next action': 'Look at the counter' })
  await save('Action')
})

beforeEach(() => toToday())

afterAll(async () => {
  expect(phone.troubles).toEqual([])
  await phone.close()
  await tend.stop()
})

describe('a check-in', () => {
  it('is three taps from Today to saved, where the place is denied', async () => {
    await page.getByRole('button', { name: 'Capture' }).click()
    await page.getByRole('dialog', { name: 'Capture' }).getByRole('button', { name: 'Check-in' }).click()
    const form = page.getByRole('dialog', { name: 'Check-in' })
    expect(await form.getByRole('combobox', { name: 'Account' }).inputValue()).toBe(HORN)
    expect(await form.getByRole('radio', { name: 'Visit' }).isChecked()).toBe(true)
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('status').getByText('Saved on this phone').waitFor()
    await undo()
  })

  it('is saved before a slow place is known, and has it when it comes', async () => {
    await page.evaluate(() => {
      const place = { coords: { latitude: 50.76, longitude: -1.3, accuracy: 12 } } as GeolocationPosition
      navigator.geolocation.getCurrentPosition = found => setTimeout(() => found(place), 1_500)
    })
    await capture('Check-in')
    await save('Check-in')
    expect(await lastCheckIn()).not.toHaveProperty('place')
    await expect
      .poll(async () => (await lastCheckIn()).place, { timeout: 10_000 })
      .toMatchObject({ latitude: 50.76 })
  })

  it('can be dated back, and shows how its date was understood', async () => {
    const form = await capture('Check-in')
    await form.fill({ When: 'yesterday 3pm' })
    await form.dialog
      .getByText(/^\w{3} \d+ \w+ 15:00$/)
      .first()
      .waitFor()
    await save('Check-in')
    const { at } = await lastCheckIn()
    const yesterday = new Date()
    yesterday.setDate(yesterday.getDate() - 1)
    yesterday.setHours(15, 0, 0, 0)
    expect(at).toBe(yesterday.getTime())
  })
})

describe('an action', () => {
  it('takes its date from the end of its text, which leaves the text', async () => {
    const form = await capture('Action')
    await form.fill({ 'Next action': 'send price list fri' })
    await expect.poll(() => form.dialog.getByLabel('Due').inputValue()).toMatch(/^Fri \d+ \w+$/)
    await save('Action')
    await page.goto(`${tend.origin}/actions?list=upcoming`)
    await page.getByRole('checkbox', { name: 'send price list', exact: true }).waitFor()
  })

  it('is finished by a swipe, asks for the next one, and is brought back by undo', async () => {
    await addDueToday('Call Thomas')
    const box = page.getByRole('checkbox', { name: 'Call Thomas' })
    await swipe(page.getByRole('listitem').filter({ has: box }), 250)
    await page.getByRole('button', { name: 'And next?' }).waitFor()
    expect(await box.isChecked()).toBe(true)
    await undo()
    await expect.poll(() => box.isChecked()).toBe(false)
  })

  it('is put off by its button, and shown again by undo', async () => {
    await addDueToday('Write to Thomas')
    const row = page.getByRole('listitem').filter({ hasText: 'Write to Thomas' })
    await row.getByRole('button', { name: 'Snooze' }).click()
    await page.getByRole('dialog', { name: 'Snooze' }).getByRole('button', { name: 'Tomorrow' }).click()
    await row.waitFor({ state: 'detached' })
    await undo()
    await row.waitFor()
  })
})

describe('half-written words', () => {
  it('are back in their form when the phone died over it', async () => {
    const form = await capture('Note')
    await form.fill({ Note: 'Thomas sighed about' })
    await kept('Thomas sighed about')
    await restart()
    const note = page.getByRole('dialog', { name: 'Note' }).getByRole('textbox', { name: 'Note' })
    await expect.poll(() => note.inputValue()).toBe('Thomas sighed about')
    await page.keyboard.press('Escape')
  })

  it('are offered on Today, and can be given up', async () => {
    await page.getByRole('button', { name: `Note · ${HORN}` }).click()
    const note = page.getByRole('dialog', { name: 'Note' }).getByRole('textbox', { name: 'Note' })
    await expect.poll(() => note.inputValue()).toBe('Thomas sighed about')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByRole('button', { name: `Note · ${HORN}` }).waitFor({ state: 'detached' })
  })
})

describe('an open note', () => {
  it('with unsaved words is not refilled by an edit from elsewhere, and says so', async () => {
    await (await capture('Note')).fill({ Note: 'Tasting in December' })
    await save('Note')
    const { row, scope } = await lastChangeOf('note')
    const address = `${tend.origin}/notes/${scope.slice('account/'.length)}/${row}`
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
    await (await capture('Note')).fill({ Note: 'Tasting at ten' })
    await save('Note')
    const { row, scope } = await lastChangeOf('note')
    await meet(row, 'Tasting at eleven, with Ann')
    await page.goto(`${tend.origin}/notes/${scope.slice('account/'.length)}/${row}`)
    const met = page.getByRole('region', { name: 'Two versions met here' })
    await met.getByText('Tasting at eleven, with Ann').waitFor()
    await met.getByRole('button', { name: 'Keep both' }).click()
    await met.waitFor({ state: 'detached' })
    expect(await body(page).inputValue()).toBe('Tasting at ten\n\nTasting at eleven, with Ann')
  })

  it('makes next actions of its lines once', async () => {
    await (await capture('Note')).fill({ Note: 'Counter\n[] Order two shelves' })
    await page
      .getByRole('list', { name: 'Next actions this note makes' })
      .getByText('Order two shelves')
      .waitFor()
    await save('Note')
    await page.goto(`${tend.origin}/actions?list=someday`)
    await page.getByRole('checkbox', { name: 'Order two shelves' }).waitFor()
  })
})

const body = (at: Page) => at.getByRole('textbox', { name: 'Note' })

async function toToday() {
  await page.goto(tend.origin)
  await page.getByRole('heading', { name: 'Today' }).waitFor()
}

async function capture(name: 'Check-in' | 'Note' | 'Action') {
  await page.getByRole('button', { name: 'Capture' }).click()
  await page.getByRole('dialog', { name: 'Capture' }).getByRole('button', { name }).click()
  const dialog = page.getByRole('dialog', { name })
  await dialog.waitFor()
  return {
    dialog,
    async fill(fields: Record<string, string>) {
      for (const [label, text] of Object.entries(fields))
        await dialog.getByLabel(label, { exact: true }).first().fill(text)
    },
  }
}

async function save(name: string) {
  const form = page.getByRole('dialog', { name })
  await form.getByRole('button', { name: 'Save' }).click()
  await form.waitFor({ state: 'detached' })
}

async function addDueToday(text: string) {
  await (await capture('Action')).fill({ 'Next action': text, Due: 'today' })
  await save('Action')
  await page.getByRole('checkbox', { name: text }).waitFor()
}

async function undo() {
  await page.getByRole('status').last().getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('status').getByText('Undone.').first().waitFor()
}

async function restart() {
  const address = page.url()
  await phone.kill()
  await phone.start()
  page = phone.page
  await page.goto(address)
}

/** Draws a row sideways with a finger. */
async function swipe(row: Locator, by: number) {
  await row.scrollIntoViewIfNeeded()
  const box = (await row.boundingBox())!
  const session = await phone.context.newCDPSession(page)
  const [x, y] = [box.x + 60, box.y + box.height / 2]
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x: at, y }] })
  await touch('touchStart', x)
  for (let step = 1; step <= 5; step++) await touch('touchMove', x + (by * step) / 5)
  await touch('touchEnd')
}

/** Waits until a draft on the disk holds the words. */
async function kept(words: string) {
  await expect.poll(async () => JSON.stringify(await read('drafts'))).toContain(words)
}

interface Written {
  noun: string
  row: string
  scope: string
  patch: Record<string, unknown>
}

async function lastChangeOf(noun: string): Promise<Written> {
  const sent = (await read('outbox')) as { changes: Written[] }[]
  return sent
    .flatMap(one => one.changes)
    .filter(change => change.noun === noun)
    .at(-1)!
}

/** The last check-in made, with what was added to it later. */
async function lastCheckIn(): Promise<Record<string, unknown>> {
  const sent = (await read('outbox')) as { changes: Written[] }[]
  const changes = sent.flatMap(one => one.changes).filter(change => change.noun === 'check-in')
  const id = changes.at(-1)!.row
  return Object.assign({}, ...changes.filter(change => change.row === id).map(change => change.patch))
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

/** Everything in one store of the book's database. */
function read(store: string): Promise<unknown[]> {
  return page.evaluate(async name => {
    const { name: book } = (await indexedDB.databases()).find(one => one.name?.includes('device'))!
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await ask(indexedDB.open(book!))
    const rows = await ask(db.transaction(name).objectStore(name).getAll())
    db.close()
    return rows
  }, store)
}
