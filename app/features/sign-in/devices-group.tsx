import { createSignal, For, onMount, Show } from 'solid-js'
import type { Device } from '../../data/connection.ts'
import { since } from '../../i18n/format.ts'
import { signInWords } from '../../i18n/sign-in.ts'
import { Button } from '../../ui/button.tsx'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { toast } from '../../ui/toast.tsx'
import { useFirstRun } from '../first-run.ts'
import { useServices } from '../services.ts'
import { AddDevice } from './add-device.tsx'
import { problemSentence } from './problem.ts'
import { RevokeSheet } from './revoke-sheet.tsx'
import './devices-group.css'

/** Settings: where else one is signed in, and letting another device in. */
export default function DevicesGroup() {
  const firstRun = useFirstRun()
  return (
    <Show when={firstRun.open() === 'server'}>
      <Devices />
    </Show>
  )
}

function Devices() {
  const { connection, now } = useServices()
  const [devices, setDevices] = createSignal<Device[]>()
  const [isAdding, setAdding] = createSignal(false)
  const [asked, setAsked] = createSignal<Device>()

  async function read() {
    const answer = await connection.devices()
    if (Array.isArray(answer)) setDevices(answer.toSorted((a, b) => Number(b.here) - Number(a.here)))
  }

  async function revoke(device: Device) {
    const outcome = await connection.revoke(device.id)
    toast({
      text: outcome.ok ? signInWords().revoked(device.name) : problemSentence('devices', outcome.code),
    })
    setAsked(undefined)
    await read()
  }

  onMount(() => void read())

  return (
    <Section title={signInWords().devices}>
      <Show when={devices()} fallback={<p class="devices-unknown">{signInWords().devicesUnknown}</p>}>
        {known => (
          <Rows>
            <For each={known()}>
              {device => (
                <Row
                  title={device.name}
                  detail={
                    device.here ? signInWords().thisDevice : signInWords().seen(since(device.seen, now()))
                  }
                  trail={
                    <Show when={!device.here}>
                      <Button onClick={() => setAsked(device)}>
                        {signInWords().signOut}
                        <span class="unseen"> {device.name}</span>
                      </Button>
                    </Show>
                  }
                />
              )}
            </For>
          </Rows>
        )}
      </Show>
      <div class="devices-add">
        <Button variant="line" onClick={() => setAdding(true)}>
          {signInWords().addDevice}
        </Button>
      </div>
      <Show when={asked()} keyed>
        {device => (
          <RevokeSheet device={device} onRevoke={() => revoke(device)} onClose={() => setAsked(undefined)} />
        )}
      </Show>
      <Show when={isAdding()}>
        <AddDevice
          onClose={() => {
            setAdding(false)
            void read()
          }}
        />
      </Show>
    </Section>
  )
}
