import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'

/**
 * False until the component's first frame is on the screen. What is long or below the fold waits for it, so that a tap is answered
 * by the next frame and not after the longest list.
 */
export function createDrawn(): Accessor<boolean> {
  const [isDrawn, setDrawn] = createSignal(false)
  onMount(() => {
    const frame = requestAnimationFrame(() => {
      const timer = setTimeout(() => setDrawn(true))
      stop = () => clearTimeout(timer)
    })
    let stop = () => cancelAnimationFrame(frame)
    onCleanup(() => stop())
  })
  return isDrawn
}
