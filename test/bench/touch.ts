import type { Locator, Page } from 'playwright-core'

/** Touching as a finger does: raw input, without Playwright's own looking inside the page while the page answers. */

/** Taps in the middle of what a locator finds. */
export async function tap(page: Page, locator: Locator): Promise<void> {
  for (;;) {
    await locator.waitFor()
    // A list that is still settling may change the row just found for another.
    await locator.scrollIntoViewIfNeeded().catch(() => locator.scrollIntoViewIfNeeded())
    await quiet(page)
    const box = await locator.boundingBox()
    if (box) return page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
  }
}

/** A brisk typist. */
const BETWEEN_KEYS_MS = 100

export async function type(page: Page, text: string): Promise<void> {
  for (const key of text) {
    await page.keyboard.press(key)
    await page.waitForTimeout(BETWEEN_KEYS_MS)
  }
}

/** Waits until the page has drawn what it had to draw. */
export async function quiet(page: Page): Promise<void> {
  await page.evaluate(() => window.afterFrame().then(window.afterFrame))
}
