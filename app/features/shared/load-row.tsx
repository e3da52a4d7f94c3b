import { type JSX, Show } from 'solid-js'
import { unwrap } from 'solid-js/store'
import { createLive } from '../../data/live.ts'
import type { NounName } from '../../model/nouns.ts'
import type { AnyShown } from '../../model/row.ts'
import { useServices } from '../services.ts'

/**
 * Reads one row and hands it, once, to the form that edits it: what others change meanwhile does not refill the form.
 * `fallback` is shown when the row is not on this device.
 */
export function LoadRow(props: {
  noun: NounName
  id: string
  account: string
  fallback?: JSX.Element
  children: (row: AnyShown) => JSX.Element
}) {
  const { book } = useServices()
  const found = createLive(
    book,
    () => ({ noun: props.noun, id: props.id, account: props.account }),
    () => [],
    async ({ noun, id, account }) => ({ row: await book.row(noun, id, account) }),
  )
  const row = () => {
    const { row } = found() ?? {}
    return row && !row.deleted ? { ...unwrap(row) } : undefined
  }
  return (
    <Show when={found()}>
      <Show when={row()} fallback={props.fallback} keyed>
        {once => props.children(once)}
      </Show>
    </Show>
  )
}
