import { createSignal, lazy, Show } from 'solid-js'
import { unwrap } from 'solid-js/store'
import type { Attention } from '../../data/connection.ts'
import { since } from '../../i18n/format.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import { accountOf } from '../../model/row.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { Case } from '../shared/case.tsx'
import { describeChange, textOf } from '../shared/describe-change.ts'

const EditRefused = lazy(() => import('./edit-refused.tsx').then(module => ({ default: module.EditRefused })))

/** One refused change: what it is, why it was refused, and the ways on. What was erased for good takes nothing any more. */
export function AttentionItem(props: { item: Attention; now: number }) {
  const { book, connection, today } = useServices()
  const [isEditing, setEditing] = createSignal(false)
  const first = () => props.item.changes[0]!
  const what = () => describeChange(first(), props.item.row?.fields, today())
  const account = () =>
    first().noun !== 'account' && (book.account(accountOf(first().scope))?.name ?? props.item.account)
  const isErased = () => props.item.code === 'erased'
  const more = () => props.item.changes.length - 1

  async function tryAgain() {
    try {
      await connection.tryAgain(props.item.id)
      toast({ text: syncPageWords().triedAgain })
    } catch {
      toast({ text: syncPageWords().tryFailed })
    }
  }

  async function copy() {
    const text = props.item.changes
      .map(change => textOf(change, props.item.row?.fields, today()))
      .join('\n\n')
    try {
      await navigator.clipboard.writeText(text)
      toast({ text: syncPageWords().copied })
    } catch {
      toast({ text: syncPageWords().copyFailed })
    }
  }

  async function discard() {
    const item = unwrap(props.item)
    const text = syncPageWords().discarded(what())
    try {
      await connection.discard(item.id)
      toast({ text, undo: () => connection.restore(item) })
    } catch {
      toast({ text: syncPageWords().tryFailed })
    }
  }

  return (
    <Case
      ways={
        <>
          <Show when={!isErased()}>
            <Button onClick={() => void tryAgain()}>{syncPageWords().tryAgain}</Button>
            <Button onClick={() => setEditing(true)}>{syncPageWords().edit}</Button>
          </Show>
          <Button variant={isErased() ? 'main' : 'line'} onClick={() => void copy()}>
            {syncPageWords().copy}
          </Button>
          <Button onClick={() => void discard()}>{syncPageWords().discard}</Button>
        </>
      }
    >
      <p class="case-what">{what()}</p>
      <p class="case-lead">
        {[account(), since(props.item.at, props.now), more() > 0 && syncPageWords().andMore(more())]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>{syncPageWords().refused[props.item.code] ?? syncPageWords().refusedElse}</p>
      <Show when={isEditing()}>
        <EditRefused item={props.item} onClose={() => setEditing(false)} />
      </Show>
    </Case>
  )
}
