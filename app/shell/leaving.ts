import { useBeforeLeave, useLocation } from '@solidjs/router'
import { onCleanup } from 'solid-js'
import { afterStep, isSteppingBack } from '../ui/back.ts'
import { afterFrame } from '../ui/frames.ts'

/**
 * A page or form that is asked for is drawn once the frame is on the screen that shows what was pressed: a tap is answered at once,
 * however long the page takes to draw. It waits, too, for a closing sheet's step back in the history, which would leave it again.
 */
export function leaveInTurn() {
  const here = useLocation()
  const pressed = watchPressed()
  useBeforeLeave(leaving => {
    if (leaving.defaultPrevented || typeof leaving.to !== 'string') return
    const to = new URL(leaving.to, location.origin)
    const isAnother =
      to.pathname !== here.pathname || to.searchParams.get('capture') !== (here.query.capture ?? null)
    if (!isAnother && !isSteppingBack()) return
    leaving.preventDefault()
    const going = pressed()
    going?.setAttribute('data-going', '')
    afterFrame(() =>
      afterStep(() => {
        leaving.retry(true)
        going?.removeAttribute('data-going')
      }),
    )
  })
}

/** What was pressed last. */
function watchPressed(): () => Element | undefined {
  let last: Element | null = null
  const note = ({ target }: Event) => {
    last = target instanceof Element ? target.closest('a, button') : null
  }
  addEventListener('click', note, { capture: true })
  onCleanup(() => removeEventListener('click', note, { capture: true }))
  return () => last ?? undefined
}
