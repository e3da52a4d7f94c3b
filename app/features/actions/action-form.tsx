import { useLocation } from '@solidjs/router'
import { Show } from 'solid-js'
import type { Action } from '../../model/action.ts'
import { accountAt } from '../shared/chosen-account.ts'
import { LoadRow } from '../shared/load-row.tsx'
import { prefilled } from '../shared/prefill.ts'
import { ActionSheet } from './action-sheet.tsx'

/** `dialog` "Action": a new one, or with `id` and `account` in the prefill one to change. */
export default function ActionForm(props: { prefill: Record<string, unknown>; onClose: () => void }) {
  const id = () => prefilled(props.prefill, 'id')
  const location = useLocation()
  const account = () => prefilled(props.prefill, 'account') ?? accountAt(location.pathname)
  return (
    <Show
      when={id()}
      fallback={
        <ActionSheet open={account()} text={prefilled(props.prefill, 'text')} onClose={props.onClose} />
      }
    >
      {id => (
        <LoadRow noun="action" id={id()} account={account() ?? ''}>
          {row => <ActionSheet row={row as Action} onClose={props.onClose} />}
        </LoadRow>
      )}
    </Show>
  )
}
