import { createSignal, onCleanup, Show } from 'solid-js'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { Button } from '../../ui/button.tsx'
import { Download } from '../../ui/icons.ts'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { exportUnsent } from '../shared/export-unsent.ts'

/** Where something is unsent, half-written forms among it: saves it as a file. `changes` wait or were refused. */
export function ExportUnsent(props: { changes: number }) {
  const { book, connection, now } = useServices()
  const [drafts, setDrafts] = createSignal(0)
  const count = () => {
    connection.halfWritten().then(
      all => setDrafts(all.length),
      () => {},
    )
  }
  count()
  onCleanup(book.on(['outbox'], count))

  async function save() {
    try {
      toast({ text: syncPageWords().exportedUnsent(await exportUnsent(connection, now())) })
    } catch {
      toast({ text: syncPageWords().exportFailed })
    }
  }

  return (
    <Show when={props.changes + drafts() > 0}>
      <p class="sync-page-lead">{syncPageWords().exportUnsentHint}</p>
      <div class="sync-page-ways">
        <Button icon={Download} onClick={() => void save()}>
          {syncPageWords().exportUnsent}
        </Button>
      </div>
    </Show>
  )
}
