import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** What one may find fault with in how a page looks, each as a sentence. */

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What keeps the page from WCAG 2.2 AA, in light and in dark; but for colours, both are the same page. */
export async function barriers(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const light = await violations(page, axe => axe.withTags(WCAG))
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const dark = await violations(page, axe => axe.withRules(['color-contrast']))
  return [...light, ...dark.map(one => `in the dark: ${one}`)]
}

async function violations(page: Page, narrow: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // Otherwise axe opens a tab of its own for each run, which takes longer than the run.
  const axe = narrow(new AxeBuilder({ page })).setLegacyMode()
  const found = await axe.analyze()
  return found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.target).join(', ')}`)
}

/** Whether the page, or the sheet over it, is wider than the screen. */
export async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = [document.documentElement, ...document.querySelectorAll('dialog[open] *')]
    return parts
      .filter(
        part => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'visible',
      )
      .filter(part => part === document.documentElement || getComputedStyle(part).overflowX === 'auto')
      .map(part => `${part.tagName}.${part.className} is ${part.scrollWidth} wide in ${part.clientWidth}`)
  })
}

/** What is cut off when all text is twice as large. */
export async function lostAtDoubleSize(page: Page): Promise<string[]> {
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('button, a, h1, h2, label, legend')]
      .filter(one => one.checkVisibility() && one.textContent?.trim() && !one.matches('.unseen'))
      .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible')
      .map(one => `cut off at twice the size: ${one.textContent}`),
  )
  const wide = await overflow(page)
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  return [...cut, ...wide.map(one => `at twice the size: ${one}`)]
}

/** What can be pressed and is less than 48 pixels high. A label, a switch's line and a whole row belong to it; a link in a sentence is as high as its line. */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('dialog[open]') ?? document
    return [...root.querySelectorAll('a, button, input, select, textarea, summary, [role=tab]')]
      .filter(one => one.checkVisibility() && !one.closest('p') && !one.matches('.frame-skip'))
      .filter(
        one =>
          (one.closest('label, .switch, .row:has(.row-open)') ?? one).getBoundingClientRect().height < 47.5,
      )
      .map(one => `less than 48 pixels: ${one.tagName} ${one.className} ${one.textContent}`)
  })
}
