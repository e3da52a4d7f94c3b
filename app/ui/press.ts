/*
 * A press is a finger or mouse going down until the click it becomes. What moves meanwhile moves away from under it, and
 * the click lands beside what was meant.
 */
const ENDS = ['click', 'pointercancel', 'dragend'] as const

let pressing = false
let watching = false

/** Notices presses from now on; call before `afterPress` is needed. */
export function watchPresses() {
  if (watching) return
  watching = true
  const begin = () => {
    pressing = true
  }
  const end = () => {
    pressing = false
  }
  addEventListener('pointerdown', begin, { capture: true })
  for (const one of ENDS) addEventListener(one, end, { capture: true })
}

/** Runs `then` when no press is under way: at once, or after the click that ends it. */
export function afterPress(then: () => void) {
  if (!pressing) return then()
  const end = () => {
    for (const one of ENDS) removeEventListener(one, end, { capture: true })
    setTimeout(then)
  }
  for (const one of ENDS) addEventListener(one, end, { capture: true })
}
