import { Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Trash } from '../../ui/more-icons.ts'

/** The foot of a form: Save in thumb reach, and Delete where there is something to delete. */
export function SaveFooter(props: { busy: boolean; onDelete?: () => void }) {
  return (
    <>
      <Show when={props.onDelete}>
        {remove => (
          <Button variant="danger" icon={Trash} onClick={() => remove()()}>
            {words().common.delete}
          </Button>
        )}
      </Show>
      <Button variant="main" type="submit" disabled={props.busy}>
        {words().common.save}
      </Button>
    </>
  )
}
