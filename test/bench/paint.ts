import type { Page } from 'playwright-core'

/** What a page says of itself: when something that a selector finds, with a text in it, has been painted. */

declare global {
  interface Window {
    /** Resolves to the moment, in the page's own time, at which the first element found was painted. */
    painted(selector: string, text?: string): Promise<number>
    /** Resolves after the next frame is on the screen. */
    afterFrame(): Promise<number>
    /** What `sinceTap` waits for. */
    span?: Promise<number>
  }
}

/** Adds `painted` and `afterFrame` to every page opened from now on. */
export async function watchPaint(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // The runner's compiler calls this helper of its own in functions handed over to the page; `Object` gives back what it gets.
    Object.assign(window, { __name: Object })
    // A message is handled after the frame that was being made when it was sent.
    window.afterFrame = () =>
      new Promise(resolve =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now())
          port2.postMessage(0)
        }),
      )
    window.painted = (selector, text = '') =>
      new Promise(resolve => {
        const look = () => {
          const isThere = [...document.querySelectorAll(selector)].some(one =>
            one.textContent?.includes(text),
          )
          if (!isThere) return false
          observer.disconnect()
          resolve(window.afterFrame())
          return true
        }
        const observer = new MutationObserver(look)
        if (!look())
          observer.observe(document, {
            subtree: true,
            childList: true,
            attributes: true,
            characterData: true,
          })
      })
  })
}

/** Notes under a name when the first element found is painted, on every page opened from now on. */
export async function markPaint(page: Page, name: string, selector: string): Promise<void> {
  await page.addInitScript(
    ({ name, selector }) =>
      void window.painted(selector).then(moment => console.debug(`${name} painted at ${moment}`)),
    { name, selector },
  )
}

/**
 * The moment marked, in milliseconds after the navigation that `go` makes. The page says it itself: a harness that looks every now
 * and then would take its time from the page.
 */
export async function markedAt(page: Page, name: string, go: () => Promise<unknown>): Promise<number> {
  const says = `${name} painted at `
  const said = page.waitForEvent('console', message => message.text().startsWith(says))
  await go()
  return Number((await said).text().slice(says.length))
}

/** Milliseconds from the next tap, which `act` makes, until what a selector finds is painted. */
export async function sinceTap(
  page: Page,
  selector: string,
  text: string,
  act: () => Promise<void>,
): Promise<number> {
  await page.evaluate(
    ({ selector, text }) => {
      window.span = new Promise(resolve =>
        addEventListener(
          'click',
          ({ timeStamp }) => void window.painted(selector, text).then(moment => resolve(moment - timeStamp)),
          { capture: true, once: true },
        ),
      )
    },
    { selector, text },
  )
  await act()
  return spanOf(page, selector)
}

const PATIENCE_MS = 30_000

/** The span that was begun in the page; rejects when it does not end. */
export async function spanOf(page: Page, what: string): Promise<number> {
  const span = await page.evaluate(
    patience =>
      Promise.race([window.span!, new Promise<undefined>(resolve => setTimeout(resolve, patience))]),
    PATIENCE_MS,
  )
  if (span === undefined) throw new Error(`Not painted within ${PATIENCE_MS / 1000} s: ${what}`)
  return span
}
