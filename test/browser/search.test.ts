import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import { BrowserDevice, PHONE } from '../support/browser.ts'
import { startTend, type Tend } from '../support/tend.ts'

let tend: Tend
const phone = new BrowserDevice(PHONE)

beforeAll(async () => {
  tend = await startTend()
  await phone.start()
  await phone.page.goto(tend.origin)
  await phone.page.getByRole('button', { name: 'Try it with an example book' }).click()
  await phone.page.getByRole('heading', { name: 'Today' }).waitFor()
  await phone.page.getByRole('link', { name: 'Search' }).click()
})

afterAll(async () => {
  await phone.close()
  await tend.stop()
})

describe('searching the example book', () => {
  it('finds as one types, from the keyboard alone, and comes back to what was found', async () => {
    onTestFailed(() => phone.picture('search'))
    const { page } = phone
    await field().and(page.locator(':focus')).waitFor()
    await page.keyboard.type('horn')
    const best = results().first()
    await best.getByRole('link', { name: /^Around the Horn/ }).waitFor()
    expect(await best.locator('mark').allInnerTexts()).toEqual(['Horn'])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Around the Horn' }).waitFor()
    await page.goBack()
    await results().first().waitFor()
    expect(await field().inputValue()).toBe('horn')
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Around the Horn/)
    await page.keyboard.press('ArrowUp')
    expect(await field().evaluate(input => input === document.activeElement)).toBe(true)
  })

  it.each([
    ['a name', 'quick', /^QUICK-Stop/],
    ['a person', 'thomas hard', /^Thomas Hardy/],
    ['a town, its accents aside', 'lulea', /^Berglunds snabbköp/],
    ['a tag', 'hampers', /^Around the Horn/],
  ])('finds by %s', async (_, query, found) => {
    await field().fill(query)
    await results().getByRole('link', { name: found }).first().waitFor()
  })

  it('opens each thing at its place', async () => {
    await field().fill('price')
    await results().filter({ hasText: 'Note' }).first().waitFor()
    const places = await results()
      .getByRole('link')
      .evaluateAll(links => links.map(link => link.getAttribute('href')))
    const id = '[0-9a-f-]{36}'
    expect(places.some(href => new RegExp(`^/notes/${id}/${id}$`).test(href ?? ''))).toBe(true)
    expect(places.some(href => new RegExp(`^/accounts/${id}/actions#${id}$`).test(href ?? ''))).toBe(true)
  })

  it.each([
    ['_', '_'],
    ['NEAR(', 'NEAR('],
    ["' OR 'x'='x", "' OR 'x'='x"],
    ['a query of 10 KB', 'x'.repeat(10_000)],
  ])('takes %s as it stands', async (_, query) => {
    await field().fill('horn')
    await results().first().waitFor()
    await field().fill(query)
    await expectSaid('Nothing found')
    expect(await results().count()).toBe(0)
  })

  it('finds by a percent sign what has one', async () => {
    await field().fill('%')
    await expectSaid(/found$/)
    const marked = await results().locator('mark').allInnerTexts()
    expect(new Set(marked)).toEqual(new Set(['%']))
    expect(marked.length).toBeGreaterThanOrEqual(await results().count())
  })

  it('needs no network', async () => {
    await phone.offline(true)
    await field().fill('koln')
    await results().locator('mark', { hasText: 'Köln' }).first().waitFor()
    await phone.offline(false)
  })

  it('leaves no trouble behind', () => {
    expect(phone.troubles).toEqual([])
  })
})

function field() {
  return phone.page.getByRole('searchbox', { name: 'Search' })
}

function results() {
  return phone.page.getByRole('list', { name: 'Results' }).getByRole('listitem')
}

async function expectSaid(words: string | RegExp) {
  await phone.page.getByRole('status').filter({ hasText: words }).first().waitFor()
}
