import { createSignal, onMount, Show } from 'solid-js'
import { bytes } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Row, Rows } from '../../ui/rows.tsx'
import { toast } from '../../ui/toast.tsx'
import { useFirstRun } from '../first-run.ts'
import { askToKeep, readStorage, type StorageState } from './device-storage.ts'

/** What this device's storage holds, and whether the browser promised to keep it. */
export function StorageRows() {
  const firstRun = useFirstRun()
  const [state, setState] = createSignal<StorageState>()
  const read = async () => setState(await readStorage(navigator.storage))

  async function keep() {
    const keeping = await askToKeep(navigator.storage)
    toast({ text: keeping === 'kept' ? words().settings.keptNow : words().settings.refused })
    await read()
  }

  onMount(() => void read())

  return (
    <Show when={state()}>
      {storage => (
        <Rows>
          <Row
            title={words().settings.safety}
            detail={keepingSentence(storage().keeping, firstRun.open() === 'server')}
            trail={
              <Show when={storage().keeping === 'not-kept'}>
                <Button variant="quiet" onClick={() => void keep()}>
                  {words().settings.keep}
                </Button>
              </Show>
            }
          />
          <Show when={storage().used !== undefined}>
            <Row title={words().settings.used} end={usedSentence(storage())} />
          </Show>
        </Rows>
      )}
    </Show>
  )
}

function keepingSentence(keeping: StorageState['keeping'], isSent: boolean): string {
  const say = words().settings.keeping
  return keeping === 'not-kept' && !isSent ? say['not-kept-here'] : say[keeping]
}

function usedSentence(storage: StorageState): string {
  const used = bytes(storage.used ?? 0)
  return storage.quota ? words().settings.usedOf(used, bytes(storage.quota)) : used
}
