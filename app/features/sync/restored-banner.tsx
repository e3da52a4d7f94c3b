import { Show } from 'solid-js'
import type { Told } from '../../data/connection.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useServices } from '../services.ts'
import { rememberedIn } from '../shared/remembered.ts'
import { restoredSentence } from './restored.ts'

const readOf = rememberedIn<{ until?: number }>('restored', {})

/** That the server was restored from a backup, until its person has read how it ended. */
export function Restored(props: { restored: Told['restored']; now: number }) {
  const { book } = useServices()
  const read = readOf(book)
  const sentence = () => {
    const until = props.restored?.until
    return until !== undefined && until === read.value().until
      ? undefined
      : restoredSentence(props.restored, props.now)
  }
  return (
    <Show when={sentence()}>
      {said => (
        <Banner
          tone="plain"
          action={
            <Show when={props.restored?.until}>
              {until => (
                <Button onClick={() => void read.change(() => ({ until: until() }))}>
                  {syncPageWords().understood}
                </Button>
              )}
            </Show>
          }
        >
          {said()}
        </Banner>
      )}
    </Show>
  )
}
