import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import type { Action } from '../../model/action.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { useServices } from '../services.ts'
import { ActionRows } from './action-rows.tsx'
import { createFinishing } from './finishing.ts'

/** A heading with its actions; nothing when there are none. `capped` shows the first few until asked for all. */
export function ActionSection(props: {
  title: string
  actions: readonly Action[]
  withAccount?: boolean
  underDate?: boolean
  capped?: number
  action?: JSX.Element
}) {
  const { book } = useServices()
  const finishing = createFinishing(() => props.actions)
  /** How many there are is known once the whole book has been read. */
  const count = () => (props.actions.length && book.whole ? props.actions.length : undefined)
  const [all, setAll] = createSignal(false)
  const isCut = () => !all() && props.capped !== undefined && finishing.rows().length > props.capped
  const shown = createMemo(() => (isCut() ? finishing.rows().slice(0, props.capped) : finishing.rows()))
  return (
    <Show when={finishing.rows().length}>
      <Section title={props.title} count={count()} action={props.action}>
        <ActionRows
          label={props.title}
          rows={shown()}
          finishing={finishing}
          withAccount={props.withAccount}
          underDate={props.underDate}
        />
        <Show when={isCut()}>
          <Button variant="quiet" onClick={() => setAll(true)}>
            {words().today.showAll(finishing.rows().length)}
          </Button>
        </Show>
      </Section>
    </Show>
  )
}
