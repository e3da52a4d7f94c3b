import { type Accessor, createSignal, onMount, Show } from 'solid-js'
import { bytes } from '../../i18n/format.ts'
import { settingsWords } from '../../i18n/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Row } from '../../ui/rows.tsx'
import { toast } from '../../ui/toast.tsx'
import { type OpenBook, useFirstRun } from '../first-run.ts'
import { askToKeep } from './device-storage.ts'
import { readStorage, type StorageState } from './read-storage.ts'

/** This device's storage as the browser tells it, and the question whether it will be kept. */
export interface DeviceStorage {
  state: Accessor<StorageState | undefined>
  keep(): Promise<void>
}

/** Reads the storage of this device when the page is shown, and after asking to keep it. */
export function createDeviceStorage(): DeviceStorage {
  const [state, setState] = createSignal<StorageState>()
  const read = async () => setState(await readStorage(navigator.storage))
  onMount(() => void read())
  return {
    state,
    async keep() {
      const keeping = await askToKeep(navigator.storage)
      toast({ text: keeping === 'kept' ? settingsWords().keptNow : settingsWords().refused })
      await read()
    },
  }
}

/** Rows: how much is held here, and whether the browser promised to keep it. */
export function StorageRows(props: { storage: DeviceStorage }) {
  const firstRun = useFirstRun()
  return (
    <Show when={props.storage.state()}>
      {state => (
        <>
          <Row
            title={settingsWords().safety}
            detail={risk(state(), firstRun.open())}
            end={settingsWords().keeping[state().keeping]}
          />
          <Show when={state().used !== undefined}>
            <Row title={settingsWords().used} end={used(state())} />
          </Show>
        </>
      )}
    </Show>
  )
}

/** Where the browser has not promised it, and there is something to keep: the button that asks. */
export function KeepButton(props: { storage: DeviceStorage }) {
  const firstRun = useFirstRun()
  return (
    <Show when={props.storage.state()?.keeping === 'not-kept' && firstRun.open() !== 'example'}>
      <Button onClick={() => void props.storage.keep()}>{settingsWords().keep}</Button>
    </Show>
  )
}

function risk(state: StorageState, open: OpenBook): string | undefined {
  if (state.keeping === 'kept' || open === 'example') return undefined
  return open === 'server' ? settingsWords().riskSent : settingsWords().riskHere
}

function used(state: StorageState): string {
  const held = bytes(state.used ?? 0)
  return state.quota ? settingsWords().usedOf(held, bytes(state.quota)) : held
}
