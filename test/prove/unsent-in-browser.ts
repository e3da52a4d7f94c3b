import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { BrowserDevice, PHONE } from '../support/browser.ts'
import { type BuildCopy, copyBuild } from '../support/build-copy.ts'
import { readStore, unsentChanges } from '../support/disk.ts'
import { settled, setUp, startOnDevice } from '../support/nancy.ts'
import { goToToday, importAccounts, importFile } from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'
import { type Figure, hold } from './proof.ts'

const PATIENCE_MS = 60_000
const NEXT = 'The next build'
const MOST_RELOADS = 3

/** What only the built app can show: an update with unsent changes on board, and signing out with them. Needs the built product. */
export async function unsentInBrowser(times: number, _seed: number): Promise<Figure[]> {
  const build = copyBuild()
  const tend = await startTend({}, build.folder)
  const phone = new BrowserDevice(PHONE)
  try {
    await phone.start()
    await setUp(phone, tend)
    await settled(phone)
    return [...(await update(phone, tend, build, times)), ...(await signOut(phone, tend, times))]
  } finally {
    await phone.close()
    await tend.stop()
    build.remove()
  }
}

async function update(phone: BrowserDevice, tend: Tend, build: BuildCopy, times: number): Promise<Figure[]> {
  const { page, context } = phone
  await context.route('**/api/sync', route => route.abort())
  await importAccounts(page, tend.origin, times)
  const before = await idsOf(page)
  hold(before.length === times, `${before.length} changes wait for ${times} that were made`)
  await goToToday(page, tend.origin)
  await takeUpdate(page, tend, build)
  const after = await idsOf(page)
  const kept = before.filter(id => after.includes(id)).length
  hold(kept === times && after.length === times, `The update left ${after.length} of ${times} changes`)
  await context.unroute('**/api/sync')
  await page.goto(`${tend.origin}/sync`)
  const sent = page.getByText('Nothing waits. Everything written here has been sent.')
  await sent.waitFor({ timeout: PATIENCE_MS })
  hold((await idsOf(page)).length === 0, 'The page says that all was sent, and it was not')
  const refused = (await readStore(page, 'attention')).length
  hold(refused === 0, `The server refused ${refused} changes`)
  return [
    { name: 'app update: kept on the device', value: kept, is: times },
    { name: 'app update: then taken in by the server', value: times - refused, is: times },
  ]
}

/** A new build on the server, found as on return to the app, taken with a tap. */
async function takeUpdate(page: Page, tend: Tend, build: BuildCopy): Promise<void> {
  build.release(NEXT)
  await tend.kill()
  await tend.start()
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  const loaded = page.waitForEvent('load')
  await page.getByRole('status').getByRole('button', { name: 'Update now' }).click()
  await loaded
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
  // On a busy machine the app reloads before the new build has taken over, and shows it at the next.
  for (let reloads = 0; (await descriptionOf(page)) !== NEXT; reloads++) {
    hold(reloads < MOST_RELOADS, 'The page is still the old build')
    await goToToday(page, tend.origin)
  }
}

function descriptionOf(page: Page): Promise<string | null> {
  return page.locator('meta[name=description]').getAttribute('content')
}

async function signOut(phone: BrowserDevice, tend: Tend, times: number): Promise<Figure[]> {
  const { page } = phone
  await phone.offline(true)
  await importAccounts(page, tend.origin, times, 'Another')
  await page.goto(`${tend.origin}/settings`)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: 'Sign out' })
  const sentence = await sheet
    .getByText(/have not been sent and would be lost|has not been sent and would be lost/)
    .textContent()
  const named = Number(/[\d,]+/.exec(sentence ?? '')?.[0].replace(',', ''))
  hold(named === times, `“${sentence}” for ${times} changes`)
  const downloading = page.waitForEvent('download')
  await sheet.getByRole('button', { name: 'Export first' }).click()
  const buffer = readFileSync(await (await downloading).path())
  const exported = (JSON.parse(String(buffer)) as { changes: unknown[] }).changes.length
  hold(exported === times, `${exported} of ${times} changes are in the file`)
  await sheet.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('button', { name: 'Just this device' }).waitFor()
  await startOnDevice(phone, tend)
  await importFile(page, tend.origin, { name: 'unsent.json', mimeType: 'application/json', buffer })
  const back = (await unsentChanges(page)).filter(change => change.noun === 'account').length
  hold(back === times, `${back} of ${times} came back from the file`)
  return [
    { name: 'sign-out offline: named before', value: named, is: times },
    { name: 'sign-out offline: exported before', value: exported, is: times },
    { name: 'sign-out offline: read back from the file', value: back, is: times },
  ]
}

async function idsOf(page: Page): Promise<string[]> {
  const sent = await readStore<{ changes: { id: string }[] }>(page, 'outbox')
  return sent.flatMap(one => one.changes.map(change => change.id))
}
