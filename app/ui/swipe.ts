/** How far a row must be drawn before letting go does something, as a part of its width. */
const FAR_ENOUGH = 0.3
/** A finger that moved less is still tapping or scrolling. */
const SLOP_PX = 12

interface Swipes {
  onSwipeRight?: () => void
  onSwipeLeft?: () => void
}

/**
 * Lets a finger draw an element aside. Horizontal only: the page keeps scrolling (`touch-action: pan-y` in the style).
 * The element's `--drawn` says by how much, `data-drawn` whether letting go would act.
 */
export function makeSwipe(element: HTMLElement, swipes: Swipes) {
  let start: { x: number; y: number; pointer: number } | undefined
  let drawn = 0

  element.addEventListener('pointerdown', event => {
    if (event.pointerType === 'mouse' || !event.isPrimary) return
    start = { x: event.clientX, y: event.clientY, pointer: event.pointerId }
  })
  element.addEventListener('pointermove', event => {
    if (event.pointerId !== start?.pointer) return
    const across = event.clientX - start.x
    const down = event.clientY - start.y
    if (!drawn && Math.abs(across) < Math.max(SLOP_PX, Math.abs(down))) return
    if (!(across > 0 ? swipes.onSwipeRight : swipes.onSwipeLeft)) return
    if (!drawn) element.setPointerCapture(event.pointerId)
    draw(across)
  })
  element.addEventListener('pointerup', () => {
    const act = isFar() && (drawn > 0 ? swipes.onSwipeRight : swipes.onSwipeLeft)
    rest()
    if (act) act()
  })
  element.addEventListener('pointercancel', rest)

  function draw(by: number) {
    drawn = by
    element.style.setProperty('--drawn', `${by}px`)
    element.dataset.drawn = isFar() ? 'far' : 'near'
  }

  function isFar(): boolean {
    return Math.abs(drawn) > element.offsetWidth * FAR_ENOUGH
  }

  function rest() {
    if (drawn) swallowClick(element)
    start = undefined
    drawn = 0
    element.style.removeProperty('--drawn')
    delete element.dataset.drawn
  }
}

/** The click that ends a swipe must not open the row. */
function swallowClick(element: HTMLElement) {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  element.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => element.removeEventListener('click', swallow, { capture: true }))
}
