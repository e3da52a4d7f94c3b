import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { BrowserDevice, PHONE } from './browser.ts'
import { bundlePage } from './bundle-page.ts'
import { writeTripled } from './wav.ts'

const SPEECH = resolve(import.meta.dirname, 'files/jfk.wav')
const PAGE = resolve(import.meta.dirname, '../browser/pages/sound.ts')
const ADDRESS = 'http://localhost/sound/'

/** A phone whose microphone hears eleven seconds of speech and then nothing, with the recorder's own page open in it. */
export class SoundDevice extends BrowserDevice {
  readonly #folder: string
  #script: Promise<string> | undefined

  constructor() {
    const folder = mkdtempSync(join(tmpdir(), 'tend-sound-'))
    const heard = join(folder, 'heard.wav')
    writeTripled(SPEECH, heard)
    super(PHONE, [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${heard}%noloop`,
      '--autoplay-policy=no-user-gesture-required',
    ])
    this.#folder = folder
  }

  override async start(): Promise<void> {
    await super.start()
    this.#script ??= bundlePage(PAGE)
    const script = await this.#script
    await this.context.route(`${ADDRESS}**`, route =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: script })
        : route.fulfill({
            contentType: 'text/html',
            body: '<!doctype html><script type="module" src="/sound/page.js"></script>',
          }),
    )
    await this.visit(this.page)
  }

  async visit(page: Page): Promise<void> {
    await page.goto(ADDRESS)
    await page.waitForFunction(() => 'sound' in window)
  }

  /** Waits until the recorder's own clock shows so many seconds; answers what it shows by then. */
  async heard(seconds: number): Promise<number> {
    const shown = await this.page.waitForFunction(wanted => {
      const state = window.sound.state()
      return 'seconds' in state && state.seconds >= wanted ? state.seconds : undefined
    }, seconds)
    return (await shown.jsonValue())!
  }

  override async close(): Promise<void> {
    await super.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
