import type { Page } from 'playwright-core'
import { settled } from '../support/nancy.ts'
import type { Bench } from './bench.ts'
import { type Figure, type Group, median, spread } from './figure.ts'
import { sinceTap, watchPaint } from './paint.ts'
import { slowDown } from './phone.ts'
import { tap } from './touch.ts'

/** The list of all accounts: its first rows, and whether it keeps up with a fast thumb. */
export const accounts: Group = { name: 'accounts', measure }

const PX_PER_S = 6_000
const SCROLL_S = 5

async function measure(bench: Bench): Promise<Figure[]> {
  const { origin } = await bench.tend()
  const phone = await bench.phone()
  const { page } = phone
  await watchPaint(page)
  await page.goto(origin)
  await settled(phone)
  const session = await slowDown(page)
  const first: number[] = []
  const blank: number[] = []
  let frames = 0
  for (let run = 0; run < bench.runs; run++) {
    await tap(page, page.getByRole('link', { name: 'Today', exact: true }))
    first.push(
      await sinceTap(page, '.virtual-list .row', '', () =>
        tap(page, page.getByRole('link', { name: 'Accounts', exact: true })),
      ),
    )
    await page.waitForTimeout(1_000)
    const scrolled = await scroll(page)
    frames += scrolled.frames
    blank.push((100 * scrolled.blank) / scrolled.frames)
  }
  await session.detach()
  return [
    {
      name: 'Accounts: first rows of 10,000, 4×',
      value: median(first),
      unit: 'ms',
      aim: 200,
      detail: `tap → painted; ${spread(first)}`,
    },
    {
      name: 'Accounts: blank frames while scrolling 6,000 px/s, 4×',
      value: median(blank),
      unit: '%',
      aim: 1,
      detail: `${spread(blank, 1)}; ${(frames / (SCROLL_S * bench.runs)).toFixed(0)} frames a second`,
    },
  ]
}

/** Scrolls by the clock, and after each frame looks whether rows stand everywhere where the list is in sight. */
function scroll(page: Page): Promise<{ frames: number; blank: number }> {
  return page.evaluate(
    async ({ speed, seconds }) => {
      const STEP_PX = 24
      const list = document.querySelector('.virtual-list')!
      const pane = paneOf(list)
      pane.scrollTop = 0
      await window.afterFrame()
      const start = performance.now()
      let frames = 0
      let blank = 0
      while (performance.now() - start < seconds * 1000) {
        await new Promise(requestAnimationFrame)
        pane.scrollTop = ((performance.now() - start) / 1000) * speed
        await window.afterFrame()
        frames += 1
        if (hasGap()) blank += 1
      }
      return { frames, blank }

      /** A row's height without a row; what lies over the list (bars, buttons) is no gap. */
      function hasGap(): boolean {
        const { top, bottom } = list.getBoundingClientRect()
        let empty = 0
        for (let y = Math.max(top, 0) + STEP_PX; y < Math.min(bottom, innerHeight); y += STEP_PX) {
          const there = document.elementFromPoint(innerWidth / 2, y)
          const isRow = !there || there.closest('.row') || !there.contains(list.firstElementChild)
          empty = isRow ? 0 : empty + STEP_PX
          if (empty >= 3 * STEP_PX) return true
        }
        return false
      }

      function paneOf(element: Element): Element {
        const parent = element.parentElement
        if (!parent || parent === document.body) return document.scrollingElement!
        return /auto|scroll/.test(getComputedStyle(parent).overflowY) ? parent : paneOf(parent)
      }
    },
    { speed: PX_PER_S, seconds: SCROLL_S },
  )
}
