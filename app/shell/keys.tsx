import { useNavigate } from '@solidjs/router'
import { createSignal, For, onCleanup, Show } from 'solid-js'
import { words } from '../i18n/index.ts'
import { Sheet, sheetOpen } from '../ui/sheet.tsx'
import { Switch } from '../ui/switch.tsx'
import { openCapture } from './capture.ts'

const SINGLE_KEYS_OFF = 'tend.single-keys-off'

/** The keyboard's shortcuts, and the sheet that lists them. Single keys can be turned off: a voice at work types them by accident. */
export default function Keys() {
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
    else if (key === '?') setListed(true)
    else return
    event.preventDefault()
  }
  addEventListener('keydown', press)
  onCleanup(() => removeEventListener('keydown', press))

  function choose(on: boolean) {
    setSingle(on)
    if (on) localStorage.removeItem(SINGLE_KEYS_OFF)
    else localStorage.setItem(SINGLE_KEYS_OFF, '1')
  }

  const listing = () => {
    const keys = words().nav.keysFor
    return [
      [['C'], keys.c],
      [[isApple() ? '⌘' : 'Ctrl', 'K'], keys.find],
      [['←', '→'], keys.tabs],
      [['Esc'], keys.close],
      [['?'], keys.keys],
    ] as const
  }

  return (
    <Show when={listed()}>
      <Sheet title={words().nav.keys} onClose={() => setListed(false)}>
        <dl class="keys">
          <For each={listing()}>
            {([keys, does]) => (
              <div class="keys-line">
                <dt>{does}</dt>
                <dd>
                  <For each={keys}>{key => <kbd>{key}</kbd>}</For>
                </dd>
              </div>
            )}
          </For>
        </dl>
        <Switch
          label={words().nav.singleKeys}
          hint={words().nav.singleKeysHint}
          checked={single()}
          onChange={choose}
        />
      </Sheet>
    </Show>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}

function isApple(): boolean {
  return /Mac|iP(hone|ad)/.test(navigator.userAgent)
}
