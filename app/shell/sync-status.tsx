import { useNavigate } from '@solidjs/router'
import { createSignal, createUniqueId, onCleanup } from 'solid-js'
import { useServices } from '../features/services.ts'
import { words } from '../i18n/index.ts'
import { careOf, sentenceOf } from '../i18n/sync-sentence.ts'

/** "2 min ago" must not stay so. */
const SAY_AGAIN_MS = 20_000

/** The truth about sync, always in words; opens the page with all of it. */
export function SyncStatus() {
  const { connection, deviceNow } = useServices()
  const navigate = useNavigate()
  const id = createUniqueId()
  const [state, setState] = createSignal(connection.state(), { equals: false })
  const say = () => setState(connection.state())
  onCleanup(connection.on(say))
  const timer = setInterval(say, SAY_AGAIN_MS)
  onCleanup(() => clearInterval(timer))

  return (
    <button
      class="sync-status"
      type="button"
      aria-label={words().nav.syncStatus}
      aria-describedby={id}
      data-care={careOf(state())}
      onClick={() => navigate('/sync')}
    >
      <span class="sync-status-text" id={id}>
        {sentenceOf(state(), deviceNow())}
      </span>
    </button>
  )
}
