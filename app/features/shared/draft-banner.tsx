import { Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'

/** Says that a form shows what was left half-written, and lets one begin anew. */
export function DraftBanner(props: { form: { isRestored: () => boolean; startAfresh: () => void } }) {
  return (
    <Show when={props.form.isRestored()}>
      <Banner
        action={
          <Button variant="quiet" onClick={() => props.form.startAfresh()}>
            {words().forms.afresh}
          </Button>
        }
      >
        {words().forms.restored}
      </Banner>
    </Show>
  )
}
