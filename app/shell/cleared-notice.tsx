import { createSignal, onCleanup, Show } from 'solid-js'
import { useServices } from '../features/services.ts'
import { words } from '../i18n/index.ts'
import { noticeWords } from '../i18n/notices.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'

/** Says, until it is read, that the browser had cleared this device's store and what that cost. */
export function ClearedNotice() {
  const { connection, me } = useServices()
  const [state, setState] = createSignal(connection.state(), { equals: false })
  onCleanup(connection.on(() => setState(connection.state())))
  const lost = () => state().told?.lost
  const isBack = () => !!state().told?.isBack
  const isAlone = me().server === 'device'
  /** Until the first exchange has ended, and while there is more to read. */
  const isReading = () => !!state().reading || state().last === undefined
  return (
    <Show when={lost() !== undefined}>
      <div role="status" class="cleared-notice">
        <Banner
          tone="amber"
          action={
            <Button onClick={() => void connection.acknowledge('lost')}>{words().sync.understood}</Button>
          }
        >
          {isAlone
            ? noticeWords().clearedAlone(lost() ?? 0, isBack())
            : noticeWords().cleared(lost() ?? 0, isReading(), isBack())}
        </Banner>
      </div>
    </Show>
  )
}
