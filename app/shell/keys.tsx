import { useNavigate } from '@solidjs/router'
import { createSignal, lazy, onCleanup, Show, Suspense } from 'solid-js'
import { sheetOpen } from '../ui/sheet.tsx'
import { openCapture } from './capture.ts'
import { catchPaste } from './pasting.ts'
import { isTyping } from './typing.ts'

const KeysList = lazy(() => import('./keys-list.tsx'))

const SINGLE_KEYS_OFF = 'tend.single-keys-off'

/** The keyboard's shortcuts and what it pastes, and the sheet that lists them. Single keys can be turned off: a voice at work types them by accident. */
export function Keys() {
  const navigate = useNavigate()
  const [listed, setListed] = createSignal(false)
  const [single, setSingle] = createSignal(localStorage.getItem(SINGLE_KEYS_OFF) === null)

  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.altKey || sheetOpen()) return
    const key = event.key.toLowerCase()
    if (event.ctrlKey || event.metaKey) {
      if (key !== 'k') return
      navigate('/search')
    } else if (!single() || isTyping(event.target)) return
    else if (key === 'c') openCapture()
    else if (key === 'v') openCapture('voice')
    else if (key === '?') setListed(true)
    else return
    event.preventDefault()
  }
  addEventListener('keydown', press)
  onCleanup(() => removeEventListener('keydown', press))
  catchPaste()

  function choose(on: boolean) {
    setSingle(on)
    if (on) localStorage.removeItem(SINGLE_KEYS_OFF)
    else localStorage.setItem(SINGLE_KEYS_OFF, '1')
  }

  return (
    <Show when={listed()}>
      <Suspense>
        <KeysList single={single()} onChoose={choose} onClose={() => setListed(false)} />
      </Suspense>
    </Show>
  )
}
