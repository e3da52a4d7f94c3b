import { type Accessor, createComputed, createSignal, on, onCleanup, onMount } from 'solid-js'

/** A page that is not looked at draws no frames; what waits for one goes on all the same. */
const UNSEEN_MS = 200

/** Calls `go` when the next frame is on the screen; returns how to call it off. */
export function afterFrame(go: () => void): () => void {
  let timer = setTimeout(end, UNSEEN_MS)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(end)
  })
  function end() {
    cancelAnimationFrame(frame)
    go()
  }
  return () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
}

/**
 * False until the component's first frame is on the screen. What is long or below the fold waits for it, so that a tap is answered
 * by the next frame and not after the longest list.
 */
export function createDrawn(): Accessor<boolean> {
  const [isDrawn, setDrawn] = createSignal(false)
  onMount(() => onCleanup(afterFrame(() => setDrawn(true))))
  return isDrawn
}

/** Follows a source a frame behind: what was typed is on the screen before what follows from it is worked out. */
export function createFollowing<T>(source: Accessor<T>): Accessor<T> {
  const [followed, follow] = createSignal(source())
  createComputed(on(source, value => onCleanup(afterFrame(() => follow(() => value))), { defer: true }))
  return followed
}
