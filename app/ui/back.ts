import { createContext, onCleanup, onMount, useContext } from 'solid-js'

/** True inside something whose being open is in the address already: there the router's Back closes it. */
const InAddress = createContext(false)
export const InAddressProvider = InAddress.Provider

/** Keys of the entries whose sheets are open. */
const open = new Set<string>()
let watching = false

/** What waits until the step back under way has been taken; undefined while none is. */
let waiting: (() => void)[] | undefined

/** Long enough for any browser: one that took no step must not leave everything waiting. */
const STEP_MS = 1000

/** Makes the browser's Back close what is open, by an entry of its own in the history. Call while a component is set up. */
export function closeOnBack(close: () => void) {
  if (useContext(InAddress)) return
  const key = crypto.randomUUID()
  const leave = () => keyHere() !== key && close()
  let isShown = true
  onMount(() => afterStep(enter))
  onCleanup(() => {
    isShown = false
    removeEventListener('popstate', leave)
    open.delete(key)
    // A page that went away with its sheet has another entry in the next breath; only if it has not is this one taken back.
    stepBack(() => keyHere() === key)
  })

  function enter() {
    if (!isShown) return
    watch()
    open.add(key)
    history.pushState({ ...history.state, sheet: key }, '')
    addEventListener('popstate', leave)
  }
}

/**
 * Goes one step back in the history, if that is still wanted once what runs now is through. The browser takes the step
 * later; who goes on to another page meanwhile would be brought back from it, and waits (`afterStep`).
 */
export function stepBack(isWanted: () => boolean): void {
  if (waiting) {
    waiting.push(() => stepBack(isWanted))
    return
  }
  const own: (() => void)[] = []
  waiting = own
  const goOn = () => {
    if (waiting !== own) return
    waiting = undefined
    for (const go of own) afterStep(go)
  }
  setTimeout(() => {
    if (!isWanted()) return goOn()
    addEventListener('popstate', goOn, { once: true })
    setTimeout(goOn, STEP_MS)
    history.back()
  })
}

/** Calls `go` once no step back is under way: now, if there is none. */
export function afterStep(go: () => void): void {
  if (waiting) waiting.push(go)
  else go()
}

export const isSteppingBack = () => waiting !== undefined

/** Going back onto the entry of a sheet that is closed by now would look as if Back did nothing: go one further. */
function watch() {
  if (watching) return
  watching = true
  addEventListener('popstate', () => {
    const here = keyHere()
    if (here && !open.has(here)) stepBack(() => keyHere() === here)
  })
}

function keyHere(): string | undefined {
  return history.state?.sheet
}
