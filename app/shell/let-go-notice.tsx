import { createSignal, For, onCleanup, Show } from 'solid-js'
import { useServices } from '../features/services.ts'
import { words } from '../i18n/index.ts'
import { noticeWords } from '../i18n/notices.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'

/** Says, until it is read, which accounts this device had to let go with something unsent in them, and where that went. */
export function LetGoNotice() {
  const { connection } = useServices()
  const [state, setState] = createSignal(connection.state(), { equals: false })
  onCleanup(connection.on(() => setState(connection.state())))
  return (
    <Show when={state().told?.letGo?.length}>
      <div role="status" class="let-go-notice">
        <Banner
          tone="amber"
          action={
            <Button onClick={() => void connection.acknowledge('letGo')}>{words().sync.understood}</Button>
          }
        >
          <For each={state().told?.letGo}>
            {one => <p>{noticeWords().letGo(one.account, one.changes, one.drafts)}</p>}
          </For>
        </Banner>
      </div>
    </Show>
  )
}
