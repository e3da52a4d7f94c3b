import { type Accessor, createSignal, onCleanup, Show } from 'solid-js'
import { useServices } from '../features/services.ts'
import { words } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { sheetOpen } from '../ui/sheet.tsx'

/** A new build that is ready, and how to change to it. */
export interface Update {
  ready: Accessor<boolean>
  apply(): void
}

/** Offers the new version, never while a form is open. `outdated`: another tab runs it already and has changed the store. */
export function UpdatePrompt(props: { update: Update; outdated: boolean }) {
  const { connection } = useServices()
  const [changed, setChanged] = createSignal(undefined, { equals: false })
  onCleanup(connection.on(() => setChanged(undefined)))
  const outdated = () => {
    changed()
    return props.outdated
  }
  return (
    <Show when={(props.update.ready() || outdated()) && !sheetOpen()}>
      <div class="update-prompt" role="status">
        <p>{outdated() ? words().install.outdated : words().install.ready}</p>
        <Button
          variant="main"
          onClick={() => (props.update.ready() ? props.update.apply() : location.reload())}
        >
          {words().install.now}
        </Button>
      </div>
    </Show>
  )
}
