import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BrowserDevice, DESKTOP, PHONE, TABLET } from '../support/browser.ts'
import { unsentChanges } from '../support/disk.ts'
import { barriers, lostAtDoubleSize, overflow, tooSmall } from '../support/looks.ts'
import { setUp } from '../support/nancy.ts'
import { startTend, type Tend } from '../support/tend.ts'

let tend: Tend
const phone = new BrowserDevice(PHONE)
const tablet = new BrowserDevice(TABLET)
const desktop = new BrowserDevice(DESKTOP)
const devices = { phone, tablet, desktop }

beforeAll(async () => {
  tend = await startTend()
  await onAll(device => device.start())
})

afterAll(async () => {
  await onAll(async device => {
    expect(device.troubles).toEqual([])
    await device.close()
  })
  await tend.stop()
})

describe('before a book is open', () => {
  it.each([
    ['/welcome', 'Try it with an example book'],
    ['/join', 'Join your team'],
    ['/sign-in', 'E-mail'],
    ['/invite#0123456789abcdef0123456789abcdef', 'This invitation is not known here.'],
    ['/invite', 'This page needs the whole invitation link.'],
    ['/set-up#0123456789abcdef0123456789abcdef', 'Workspace'],
  ])('%s is well made for every screen and every eye', async (path, shown) => {
    expect(await complaints(path, shown)).toEqual([])
  })
})

describe('in the example book', () => {
  beforeAll(() =>
    onAll(async ({ page }) => {
      await page.goto(tend.origin)
      await page.getByRole('button', { name: 'Try it with an example book' }).click()
      await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    }),
  )

  it.each([
    ['/', 'Going quiet'],
    ['/accounts', 'New account'],
    ['/accounts/HORN', 'Details'],
    ['/accounts/HORN/timeline', 'Visit'],
    ['/accounts/HORN/actions', 'We owe'],
    ['/accounts/HORN/people', 'Thomas Hardy'],
    ['/notes/HORN/NOTE', 'Save'],
    ['/history/account/HORN/HORN', 'What changed'],
    ['/actions', 'By account'],
    ['/actions?list=upcoming&by=account', 'By account'],
    ['/search?q=horn', 'found'],
    ['/settings', 'Leave the example book'],
    ['/settings/import', 'Import'],
    ['/settings/export', 'Everything (JSON)'],
    ['/sync', 'This is the example book.'],
    ['/handed-in', 'This book has no server'],
    ['/?capture=', 'Check-in'],
    ['/?capture=check-in', 'Save'],
    ['/?capture=voice', 'Save'],
    ['/?capture=note', 'Save'],
    ['/?capture=action', 'Save'],
    ['/no/such/page', 'There is nothing here'],
  ])('%s is well made for every screen and every eye', async (path, shown) => {
    expect(await complaints(path, shown)).toEqual([])
  })

  it('every way on is reached by Tab', async () => {
    const { page } = desktop
    await page.goto(`${tend.origin}/accounts`)
    await page.getByRole('list', { name: 'Accounts' }).getByRole('link').first().waitFor()
    const reached = new Set<string>()
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('Tab')
      reached.add(await page.evaluate(focusedName))
    }
    expect([...reached]).toEqual(
      expect.arrayContaining([
        'Today',
        'Capture',
        'Sync status',
        'Search',
        'Settings',
        'New account',
        'Sort',
      ]),
    )
  })
})

describe('in a workspace', () => {
  beforeAll(async () => {
    await desktop.page.goto(`${tend.origin}/settings`)
    await desktop.page.getByRole('button', { name: 'Leave the example book' }).click()
    await desktop.page.getByRole('button', { name: 'Just this device' }).waitFor()
    await setUp(desktop, tend)
  })

  it.each(['Add a device', 'Invite a member', 'Change password', 'Sign out'])(
    'the sheet "%s" is well made',
    async name => {
      const { page } = desktop
      for (const { viewport } of [PHONE, DESKTOP]) {
        await page.setViewportSize(viewport!)
        await page.goto(`${tend.origin}/settings`)
        await page.getByRole('button', { name, exact: true }).click()
        await page.getByRole('dialog', { name }).waitFor()
        expect([...(await overflow(page)), ...(await barriers(page))]).toEqual([])
      }
    },
  )
})

/** What is wrong with a page on any device, in light or dark. */
async function complaints(path: string, shown: string): Promise<string[]> {
  const all = await onAll(async ({ page }, name) => {
    await page.goto(tend.origin + (await addressOf(page, path)))
    await page.getByText(shown).filter({ visible: true }).first().waitFor()
    const found = [...(await overflow(page)), ...(await barriers(page))]
    if (name === 'phone') found.push(...(await tooSmall(page)), ...(await lostAtDoubleSize(page)))
    return found.map(one => `${name}: ${one}`)
  })
  return all.flat()
}

/** An account with much in it has another id on every device. */
async function addressOf(page: Page, path: string): Promise<string> {
  if (!path.includes('HORN')) return path
  const changes = await unsentChanges(page)
  const horn = changes.find(change => change.noun === 'account' && change.patch.name === 'Around the Horn')!
  const note = changes.find(change => change.noun === 'note' && change.scope === horn.scope)!
  return path.replaceAll('HORN', horn.row).replace('NOTE', note.row)
}

function onAll<T>(act: (device: BrowserDevice, name: string) => Promise<T>): Promise<T[]> {
  return Promise.all(Object.entries(devices).map(([name, device]) => act(device, name)))
}

/** What the focused element is called; run in the page. */
function focusedName(): string {
  const focused = document.activeElement
  return focused?.getAttribute('aria-label') ?? focused?.textContent?.trim() ?? ''
}
