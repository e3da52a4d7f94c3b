import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js'
import { IconButton } from './button.tsx'
import { createDrawn } from './frames.ts'
import { Close } from './icons.ts'
import { sheetOpen } from './sheet.tsx'
import { useKitWords } from './words.ts'

export interface Toast {
  text: string
  undo?: () => Promise<void> | void
  /** Instead of "Undo". */
  undoLabel?: string
}

/** Undo is promised for ten seconds; two more for reading what happened. */
const SHOWN_FOR_MS = 12_000
/** More would stand in the way; who sees neither has gone on. */
const MOST_AT_ONCE = 2

const [toasts, setToasts] = createSignal<Toast[]>([])

/** Says that something is done and offers to undo it; what says the same again takes its place. */
export function toast(one: Toast) {
  setToasts(all => [...all.filter(({ text }) => text !== one.text).slice(1 - MOST_AT_ONCE), { ...one }])
}

/** Takes all toasts away: what they could undo is no longer here. */
export function clearToasts() {
  setToasts([])
}

/** Where toasts appear, above the bottom bar; rendered once, by the shell. */
export function Toasts() {
  let place!: HTMLDivElement
  const isDrawn = createDrawn()
  // In the top layer, so that an open sheet does not cover them. Going there lays out the page at once, which the first frame need not wait for.
  // A sheet that was open before them stays above them: they would lie over its Save.
  createEffect(() => {
    if (isDrawn() && !sheetOpen() && !place.matches(':popover-open')) place.showPopover()
  })
  return (
    <div class="toasts" popover="manual" aria-live="polite" ref={place}>
      <For each={toasts()}>{one => <ToastCard toast={one} />}</For>
    </div>
  )
}

function ToastCard(props: { toast: Toast }) {
  const words = useKitWords()
  let timer: ReturnType<typeof setTimeout> | undefined
  const leave = () => setToasts(all => all.filter(one => one !== props.toast))
  const hold = () => clearTimeout(timer)
  const letGo = () => {
    hold()
    timer = setTimeout(leave, SHOWN_FOR_MS)
  }
  // Under an open sheet it cannot be reached, so its time stands still.
  createEffect(() => (sheetOpen() ? hold() : letGo()))
  onCleanup(hold)

  return (
    <div
      class="toast"
      role="status"
      aria-label={props.toast.text}
      onPointerEnter={hold}
      onPointerLeave={letGo}
      onFocusIn={hold}
      onFocusOut={letGo}
    >
      <span class="toast-text">{props.toast.text}</span>
      <Show when={props.toast.undo}>
        <button
          class="toast-undo"
          type="button"
          onClick={() => {
            leave()
            void props.toast.undo?.()
          }}
        >
          {props.toast.undoLabel ?? words.undo}
        </button>
      </Show>
      <IconButton label={words.close} icon={Close} onClick={leave} />
    </div>
  )
}
