import { Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Plus } from '../../ui/icons.ts'
import { useServices } from '../services.ts'
import { ActionSection } from './action-section.tsx'
import { useDoneOf, useOwing } from './queries.ts'

/** The account's tab "Actions": what we owe, what they owe, what is done. */
export default function AccountActions(props: { account: string }) {
  const { capture } = useServices()
  const { we, they } = useOwing(() => props.account)
  const done = useDoneOf(() => props.account)
  const add = () => (
    <Button icon={Plus} onClick={() => capture('action', { account: props.account })}>
      {words().actions.add}
    </Button>
  )
  const isEmpty = () => !we().length && !they().length && !done()?.done.length
  return (
    <>
      <Show when={!isEmpty()} fallback={<EmptyState sentence={words().actions.none} action={add()} />}>
        <div>{add()}</div>
      </Show>
      <ActionSection title={words().actions.weOwe} actions={we()} />
      <ActionSection title={words().actions.theyOwe} actions={they()} />
      <ActionSection title={words().actions.lists.done} actions={done()?.done ?? []} capped={10} />
    </>
  )
}
