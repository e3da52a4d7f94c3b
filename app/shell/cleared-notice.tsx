import { createSignal, onCleanup, Show } from 'solid-js'
import { useServices } from '../features/services.ts'
import { words } from '../i18n/index.ts'
import { noticeWords } from '../i18n/notices.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'

/** Says, until it is read, that the browser had cleared this device's store and what that cost. */
export function ClearedNotice() {
  const { connection } = useServices()
  const [state, setState] = createSignal(connection.state(), { equals: false })
  onCleanup(connection.on(() => setState(connection.state())))
  return (
    <Show when={state().lost !== undefined}>
      <div role="status" class="cleared-notice">
        <Banner
          tone="amber"
          action={<Button onClick={() => connection.acknowledgeLoss()}>{words().sync.understood}</Button>}
        >
          {noticeWords().cleared(state().lost!)}
        </Banner>
      </div>
    </Show>
  )
}
