import { useLocation } from '@solidjs/router'
import { Show } from 'solid-js'
import type { CheckIn } from '../../model/check-in.ts'
import { accountAt } from '../shared/chosen-account.ts'
import { LoadRow } from '../shared/load-row.tsx'
import { prefilled } from '../shared/prefill.ts'
import { CheckInSheet } from './check-in-sheet.tsx'

/** `dialog` "Check-in": a new one, or with `id` and `account` in the prefill one to change; `arrived` is for a planned one. */
export default function CheckInForm(props: { prefill: Record<string, unknown>; onClose: () => void }) {
  const id = () => prefilled(props.prefill, 'id')
  const location = useLocation()
  const account = () => prefilled(props.prefill, 'account') ?? accountAt(location.pathname)
  return (
    <Show when={id()} fallback={<CheckInSheet open={account()} onClose={props.onClose} />}>
      {id => (
        <LoadRow noun="check-in" id={id()} account={account() ?? ''}>
          {row => (
            <CheckInSheet
              row={row as CheckIn}
              arrived={prefilled(props.prefill, 'arrived') !== undefined}
              onClose={props.onClose}
            />
          )}
        </LoadRow>
      )}
    </Show>
  )
}
