import type { Page } from 'playwright-core'
import type { DeviceRecord } from '../../app/data/database.ts'
import { Random } from '../simulation/random.ts'
import { BrowserDevice, PHONE } from '../support/browser.ts'
import { readStore, unsentChanges } from '../support/disk.ts'
import { startOnDevice } from '../support/nancy.ts'
import { fill, goToToday, makeAccount, openForm } from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'
import { type Figure, hold } from './proof.ts'

const AT_ONCE_MS = 50
/** Today draws the rows in sight, some ten: before there are more, another phone takes over. */
const KILLS_A_PHONE = 8
/** What is left of the fifty milliseconds for the word to come from the page and the signal to go. */
const LONGEST_DELAY_MS = 30

/** `kill -9` of Chromium within 50 ms of "Saved": opened again, the edit is there. Needs the built product. */
export async function killBrowser(times: number, seed: number): Promise<Figure[]> {
  const random = new Random(seed)
  const tend = await startTend()
  const delays: number[] = []
  let late = 0
  let cleared = 0
  try {
    while (delays.length < times) {
      const wanted = Math.min(KILLS_A_PHONE, times - delays.length)
      const { took, isCleared } = await killsOf(new BrowserDevice(PHONE), tend, wanted, random)
      if (isCleared) cleared += 1
      delays.push(...took.filter(ms => ms <= AT_ONCE_MS))
      late += took.filter(ms => ms > AT_ONCE_MS).length
      hold(late <= times, 'The machine is too slow to kill a browser within 50 ms')
    }
  } finally {
    await tend.stop()
  }
  return [
    { name: 'kills within 50 ms of “Saved”', value: delays.length },
    { name: 'saved edits lost', value: 0, is: 0 },
    { name: 'longest from “Saved” to the signal', value: Math.max(...delays), unit: 'ms', most: AT_ONCE_MS },
    { name: 'kills that came later, not counted', value: late },
    { name: 'phones whose browser threw its databases away', value: cleared },
  ]
}

/** Kills one phone's browser so many times; how many milliseconds after "Saved" each was, all of them checked. */
async function killsOf(
  phone: BrowserDevice,
  tend: Tend,
  times: number,
  random: Random,
): Promise<{ took: number[]; isCleared: boolean }> {
  const took: number[] = []
  await phone.start()
  try {
    await startOnDevice(phone, tend)
    await makeAccount(phone.page, 'Around the Horn')
    await goToToday(phone.page, tend.origin)
    for (let round = 1; round <= times; round++) {
      took.push(await saveAndKill(phone, promiseOf(round), random.below(LONGEST_DELAY_MS)))
      await phone.start()
      await openAgain(phone.page, tend.origin)
      await requireAll(phone.page, round)
    }
    const [device] = await readStore<DeviceRecord>(phone.page, 'device')
    return { took, isCleared: device?.told?.lost !== undefined }
  } finally {
    await phone.close()
  }
}

const promiseOf = (round: number) => `promise number ${round}`

async function saveAndKill(phone: BrowserDevice, promise: string, delay: number): Promise<number> {
  const form = await openForm(phone.page, 'Action')
  await fill(form, { 'Next action': promise, Due: 'today' })
  const saved = phone.page.evaluate(toldSaved)
  await form.getByRole('button', { name: 'Save' }).click({ noWaitAfter: true })
  const at = await saved
  await until(at + delay)
  const { gone } = phone.kill9()
  const took = Date.now() - at
  await gone
  return took
}

/** Says what is on the screen where Today is not. */
async function openAgain(page: Page, origin: string): Promise<void> {
  try {
    await goToToday(page, origin)
  } catch (cause) {
    const said = await page.locator('body').innerText()
    const stores = (await page.evaluate(() => indexedDB.databases())).map(({ name }) => name)
    throw new Error(`Opened again after a kill, ${stores} are there and the screen says “${said}”`, { cause })
  }
}

/** On disk is all of it, each once; on screen is what was saved last. */
async function requireAll(page: Page, rounds: number): Promise<void> {
  const kept = (await unsentChanges(page)).filter(change => change.noun === 'action')
  const texts = kept.map(change => String(change.patch.text)).sort()
  const expected = Array.from({ length: rounds }, (_, index) => promiseOf(index + 1)).sort()
  hold(JSON.stringify(texts) === JSON.stringify(expected), `${expected} was saved, and ${texts} is there`)
  await page.getByRole('checkbox', { name: promiseOf(rounds), exact: true }).waitFor()
}

/** The moment in which the page says that something is saved, on the wall clock. */
function toldSaved(): Promise<number> {
  return new Promise(resolve => {
    new MutationObserver((_, watching) => {
      if (!/Saved on this phone/.test(document.querySelector('.toasts')?.textContent ?? '')) return
      watching.disconnect()
      resolve(Date.now())
    }).observe(document.body, { subtree: true, childList: true })
  })
}

/** The kill's moment is the seed's; nothing is waited for. */
function until(moment: number): Promise<void> {
  const wait = moment - Date.now()
  return wait > 0 ? new Promise(resolve => setTimeout(resolve, wait)) : Promise.resolve()
}
