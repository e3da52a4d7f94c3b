import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { CHROMIUM_ARGS, findChromium } from './chromium.ts'

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
}
export const TABLET: BrowserContextOptions = { viewport: { width: 820, height: 1180 }, hasTouch: true }
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }

/** More than the browser's bars are high. */
const BARS_PX = 150

/** A device: a browser with a profile on disk, that can be killed and started again on what the disk holds. */
export class BrowserDevice {
  readonly #profile = mkdtempSync(join(tmpdir(), 'tend-profile-'))
  context!: BrowserContext
  page!: Page
  /** Uncaught errors and violations of the content policy; a story ends with none. */
  readonly troubles: string[] = []
  #offline = false

  constructor(
    readonly options: BrowserContextOptions,
    readonly args: readonly string[] = [],
  ) {}

  async start(): Promise<void> {
    this.context = await chromium.launchPersistentContext(this.#profile, {
      ...this.options,
      executablePath: findChromium(),
      args: [...CHROMIUM_ARGS, ...this.args],
      headless: true,
    })
    await this.context.setOffline(this.#offline)
    await this.context.addInitScript(() =>
      addEventListener('securitypolicyviolation', event =>
        console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`),
      ),
    )
    // Functions that are run in the page, where tsx compiles them, ask for this.
    await this.context.addInitScript('globalThis.__name = one => one')
    this.page = this.context.pages()[0] ?? (await this.context.newPage())
    this.page.setDefaultTimeout(15_000)
    this.watch(this.page)
    await this.#showWhole()
  }

  /**
   * The window is as high as the page, and the browser's own bars take their part of it, also headless: the foot of the page would
   * lie outside. What changes there is then never presented, and Event Timing waits for the next change elsewhere.
   */
  async #showWhole(): Promise<void> {
    const session = await this.context.newCDPSession(this.page)
    const { windowId, bounds } = await session.send('Browser.getWindowForTarget')
    const { width, height } = bounds as { width: number; height: number }
    await session.send('Browser.setWindowBounds', { windowId, bounds: { width, height: height + BARS_PX } })
    await session.detach()
  }

  watch(page: Page): void {
    page.on('pageerror', error => this.troubles.push(String(error)))
    page.on(
      'console',
      message =>
        message.type() === 'error' && message.text().startsWith('CSP') && this.troubles.push(message.text()),
    )
  }

  /** A second window: unlike a tab, it is painted while the first one is worked in. */
  async newWindow(): Promise<Page> {
    const session = await this.context.newCDPSession(this.page)
    const opening = this.context.waitForEvent('page')
    await session.send('Target.createTarget', { url: 'about:blank', newWindow: true })
    const page = await opening
    this.watch(page)
    return page
  }

  async offline(offline: boolean): Promise<void> {
    this.#offline = offline
    await this.context.setOffline(offline)
  }

  /** What it shows, for looking at after a test has failed. */
  async picture(name: string): Promise<void> {
    const path = join(tmpdir(), 'tend-failures', `${name}.png`)
    await this.page.screenshot({ path }).catch(() => {})
    console.log(`${name} shows: ${path}`)
  }

  /** Kills the browser's processes, as an empty battery does; closing would let it tidy up. */
  async kill(): Promise<void> {
    const gone = new Promise<void>(resolve => this.context.once('close', () => resolve()))
    const session = await this.context.newCDPSession(this.page)
    session.send('Browser.crash').catch(() => {})
    await gone
  }

  /**
   * Kills it by signal, all its processes at once; `gone` resolves when that has been noticed. Where there is no /proc to find them in,
   * the browser is told to crash.
   */
  kill9(): { gone: Promise<void> } {
    const leader = existsSync('/proc') ? browserOver(this.#profile) : undefined
    if (!leader) return { gone: this.kill() }
    const gone = new Promise<void>(resolve => this.context.once('close', () => resolve()))
    process.kill(-leader, 'SIGKILL')
    return { gone }
  }

  /** While it does not run: its browser has thrown all databases away, as Chromium does with those whose log it cannot read. */
  loseDatabases(): void {
    rmSync(join(this.#profile, 'Default/IndexedDB'), { recursive: true })
  }

  /** Closes and opens the browser. Chromium writes a new cookie to disk within half a minute, or when it is closed. */
  async reopen(): Promise<void> {
    const address = this.page.url()
    await this.context.close()
    await this.start()
    await this.page.goto(address)
  }

  async close(): Promise<void> {
    await this.context.close()
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The process that leads the browser over a profile, and with it a group of its own. */
function browserOver(profile: string): number {
  const processes = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  const leader = processes.find(
    pid => wordsOf(pid).includes(`--user-data-dir=${profile}`) && isLeader(Number(pid)),
  )
  if (!leader) throw new Error('The browser does not run')
  return Number(leader)
}

function wordsOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    // It has ended meanwhile.
    return []
  }
}

/** Behind the name in brackets come state, parent and group. */
function isLeader(pid: number): boolean {
  const [, , group] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  return Number(group) === pid
}

/** Waits until the service worker has everything it needs to start without a network. */
export async function readyForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    if (registration.active?.state === 'activated') return
    await new Promise<void>(resolve =>
      registration.active?.addEventListener('statechange', () => resolve(), { once: true }),
    )
  })
}
