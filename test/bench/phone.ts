import type { CDPSession, Page } from 'playwright-core'
import { BrowserDevice, PHONE } from '../support/browser.ts'
import { settled } from '../support/nancy.ts'
import type { Ending } from './ending.ts'
import type { FullServer } from './full-server.ts'

/** How much slower than this computer the phone is taken to be. */
export const SLOWER = 4

/** A phone that joined by a link, has read the whole book and can start without a network. */
export async function joinPhone({ tend, device }: FullServer, ending: Ending): Promise<BrowserDevice> {
  const phone = new BrowserDevice(PHONE)
  await phone.start()
  ending.add(() => phone.close())
  await phone.page.goto(`${tend.origin}/join#${await device.newCode()}`)
  await phone.page.getByRole('button', { name: /^Join/ }).click()
  await phone.page.getByRole('heading', { name: 'Today' }).waitFor()
  phone.page.setDefaultTimeout(120_000)
  await settled(phone)
  return phone
}

/** Slows the main thread of a page down. Workers are not slowed: who measures them multiplies. */
export async function slowDown(page: Page, times = SLOWER, offline = false): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: times })
  // A session of its own makes the browser forget that it is offline.
  if (offline)
    await session.send('Network.emulateNetworkConditions', {
      offline: true,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    })
  return session
}
