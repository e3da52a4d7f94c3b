import { useLocation, useNavigate } from '@solidjs/router'
import { createEffect, createMemo, createSignal, For, on, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Capture, Feature } from '../features/manifest.ts'
import { words } from '../i18n/index.ts'
import { afterStep, InAddressProvider, stepBack } from '../ui/back.ts'
import { Sheet } from '../ui/sheet.tsx'
import { type Asked, asked, takeAsked } from './capture.ts'

const SHARED_IN = ['shared', 'title', 'text', 'url']

/** Kept in the history's entry, so that a form that was open comes back with what it was given. */
interface Entry {
  capture?: { key: string; prefill?: Record<string, unknown> }
}

/**
 * The sheet over any screen, and the forms it leads to. What is open is in the address (`?capture=note`): Back closes it, a
 * shortcut on the home screen opens it, and a tab the system has killed comes back with it.
 */
export default function CaptureSheet(props: { features: Feature[] }) {
  const location = useLocation<Entry>()
  const navigate = useNavigate()
  const [closing, setClosing] = createSignal(false)
  let isReplacing = false
  const captures = () =>
    props.features.flatMap(feature => feature.captures ?? []).sort((one, other) => one.order - other.order)

  const form = () => {
    const inAddress = location.query.capture
    return Array.isArray(inAddress) ? inAddress[0] : inAddress
  }
  const shown = createMemo(
    () => (form() === undefined || closing() ? undefined : { form: form(), ...location.state?.capture }),
    undefined,
    { equals: (one, other) => one?.form === other?.form && one?.key === other?.key },
  )

  function show(wanted: Asked) {
    takeAsked()
    isReplacing = closing()
    const capture = { key: crypto.randomUUID(), prefill: wanted.prefill }
    afterStep(() => {
      const isOpen = form() !== undefined
      navigate(withCapture(wanted.form ?? ''), { replace: isOpen, scroll: false, state: { capture } })
    })
  }

  function close() {
    setClosing(true)
    // A form that closes may open the next one in the same breath; only if it has not is the address put back.
    const isStillOpen = () => closing() && !isReplacing && form() !== undefined
    if (location.state?.capture) stepBack(isStillOpen)
    else setTimeout(() => isStillOpen() && navigate(withCapture(undefined), { replace: true, scroll: false }))
  }

  function withCapture(wanted: string | undefined): string {
    const query = new URLSearchParams(location.search)
    // What was shared into a form is in the form by now.
    for (const part of SHARED_IN) query.delete(part)
    if (wanted === undefined) query.delete('capture')
    else query.set('capture', wanted)
    const search = query.toString()
    return `${location.pathname}${search && `?${search}`}${location.hash}`
  }

  createEffect(on(asked, wanted => wanted && show(wanted)))
  // The form that closed stays away until the next one has its place.
  createEffect(
    on(
      () => [form(), location.state?.capture?.key],
      () => {
        isReplacing = false
        setClosing(false)
      },
    ),
  )

  return (
    <InAddressProvider value={true}>
      <Suspense>
        <Show when={shown()} keyed>
          {open => (
            <Show
              when={captures().find(one => one.form === open.form)}
              fallback={
                <Chooser captures={captures()} onPick={picked => show({ form: picked })} onClose={close} />
              }
            >
              {capture => (
                <Dynamic component={capture().component} prefill={open.prefill ?? {}} onClose={close} />
              )}
            </Show>
          )}
        </Show>
      </Suspense>
    </InAddressProvider>
  )
}

function Chooser(props: { captures: Capture[]; onPick: (form: string) => void; onClose: () => void }) {
  return (
    <Sheet title={words().capture.title} onClose={props.onClose}>
      <div class="capture-sheet">
        <For each={props.captures}>
          {capture => (
            <button class="capture-sheet-form" type="button" onClick={() => props.onPick(capture.form)}>
              <span class="capture-sheet-icon">
                <Dynamic component={capture.icon} />
              </span>
              {capture.label()}
            </button>
          )}
        </For>
      </div>
    </Sheet>
  )
}
