import { createSignal, createUniqueId, type JSX, onCleanup, onMount, Show } from 'solid-js'
import { closeOnBack, InAddressProvider } from './back.ts'
import { IconButton } from './button.tsx'
import { afterFrame } from './frames.ts'
import { Close } from './icons.ts'
import { useKitWords } from './words.ts'

const [openSheets, setOpenSheets] = createSignal(0)

/** True while any sheet is open; what would disturb a half-written form waits for it to be false. */
export const sheetOpen = () => openSheets() > 0

/**
 * A form or a choice over the page: from below on a phone, a card in the middle of a wide screen. Escape, Back, the cross
 * and a tap beside it all call `onClose`. With `onSubmit` the whole sheet is one form, so that Enter saves it.
 */
export function Sheet(props: {
  title: string
  onClose: () => void
  onSubmit?: () => unknown
  /** Beside the title, in small letters. */
  aside?: JSX.Element
  footer?: JSX.Element
  wide?: boolean
  children: JSX.Element
}) {
  const id = createUniqueId()
  const words = useKitWords()
  let dialog!: HTMLDialogElement
  let pressedBeside = false
  let isSubmitting = false
  const opener = document.activeElement

  closeOnBack(() => props.onClose())
  onMount(() => {
    dialog.showModal()
    setOpenSheets(count => count + 1)
    // The platform would focus the first field and raise the keyboard over the sheet; only a field that asks for it may.
    ;(dialog.querySelector<HTMLElement>('[autofocus]') ?? dialog.querySelector('h2'))?.focus()
    onCleanup(keepAboveKeyboard(dialog))
  })
  onCleanup(() => {
    setOpenSheets(count => count - 1)
    // Taken out of the page it is closed. The platform's own `close` would style the whole page once more than the next frame does.
    requestAnimationFrame(() => returnFocus(opener))
  })

  /** The button is seen to be pressed first: what is saved changes much that has to be drawn. Pressed twice, it saves once. */
  function submit(pressed: HTMLElement | null) {
    if (isSubmitting) return
    isSubmitting = true
    pressed?.setAttribute('data-going', '')
    afterFrame(async () => {
      try {
        await props.onSubmit?.()
      } finally {
        isSubmitting = false
        pressed?.removeAttribute('data-going')
      }
    })
  }

  const parts = () => (
    <>
      <div class="sheet-head">
        <h2 class="sheet-title" id={id} tabindex="-1">
          {props.title}
        </h2>
        <Show when={props.aside}>
          <div class="sheet-aside">{props.aside}</div>
        </Show>
        <IconButton label={words.close} icon={Close} onClick={() => props.onClose()} />
      </div>
      <div class="sheet-body">
        {/* A sheet opened from this one is its own step back, whatever holds this one open. */}
        <InAddressProvider value={false}>{props.children}</InAddressProvider>
      </div>
      <Show when={props.footer}>
        <div class="sheet-footer">{props.footer}</div>
      </Show>
    </>
  )
  return (
    <dialog
      class="sheet"
      ref={dialog}
      aria-labelledby={id}
      data-wide={props.wide ? '' : undefined}
      onPointerDown={event => {
        pressedBeside = event.target === dialog
      }}
      on:click={event => {
        if (pressedBeside && event.target === dialog) props.onClose()
      }}
      on:cancel={event => {
        event.preventDefault()
        if (event.target === dialog) props.onClose()
      }}
    >
      <Show when={props.onSubmit} fallback={<div class="sheet-parts">{parts()}</div>}>
        <form
          class="sheet-parts"
          novalidate
          onSubmit={event => {
            event.preventDefault()
            submit(event.submitter)
          }}
        >
          {parts()}
        </form>
      </Show>
    </dialog>
  )
}

/** The focus goes back to what opened the sheet, unless it has gone on to another sheet or field meanwhile. */
function returnFocus(opener: Element | null): void {
  const isFree = document.activeElement === null || document.activeElement === document.body
  if (isFree && !sheetOpen() && opener instanceof HTMLElement) opener.focus({ preventScroll: true })
}

/**
 * Where the on-screen keyboard lies over the page instead of shrinking it (iOS), lifts the sheet by its height; everywhere,
 * brings the field being typed into back into view once the space has changed.
 */
function keepAboveKeyboard(dialog: HTMLElement): () => void {
  const view = window.visualViewport
  if (!view) return () => {}
  const fit = () => {
    const covered = view.scale > 1 ? 0 : Math.max(0, window.innerHeight - view.height - view.offsetTop)
    dialog.style.setProperty('--keyboard', `${Math.round(covered)}px`)
    if (dialog.contains(document.activeElement)) document.activeElement?.scrollIntoView({ block: 'nearest' })
  }
  view.addEventListener('resize', fit)
  return () => view.removeEventListener('resize', fit)
}
