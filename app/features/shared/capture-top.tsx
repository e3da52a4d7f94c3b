import { Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { AccountPicker } from './account-picker.tsx'
import type { ChosenAccount } from './chosen-account.ts'
import type { Form } from './draft.ts'
import { DraftBanner } from './draft-banner.tsx'
import type { Saving } from './saving.ts'

/** What every form begins with that captures something for an account: what was left half-written, what failed, and which account. */
export function CaptureTop<T extends { account?: ChosenAccount }>(props: {
  form: Form<T>
  saving: Saving
  onPick: (account: ChosenAccount) => void
  autofocus: boolean
}) {
  return (
    <>
      <DraftBanner form={props.form} />
      <Show when={props.saving.error()}>
        <Banner tone="red">{props.saving.error()}</Banner>
      </Show>
      <AccountPicker
        value={props.form.values.account}
        onPick={props.onPick}
        autofocus={props.autofocus}
        error={props.saving.tried() && !props.form.values.account ? words().forms.whichAccount : undefined}
      />
    </>
  )
}
