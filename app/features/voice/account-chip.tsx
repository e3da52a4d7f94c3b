import { createSignal, Show } from 'solid-js'
import { voiceWords } from '../../i18n/voice.ts'
import { Down } from '../../ui/more-icons.ts'
import type { ChosenAccount } from '../shared/chosen-account.ts'

/** Beside the title: for whom this is; a tap changes it, also after speaking. */
export function AccountChip(props: {
  account: ChosenAccount | undefined
  open: boolean
  onPress: () => void
}) {
  return (
    <Show when={props.account}>
      {account => (
        <button
          class="voice-sheet-account"
          type="button"
          aria-label={voiceWords().accountIs(account().name)}
          aria-expanded={props.open}
          onClick={() => props.onPress()}
        >
          <span>{account().name}</span>
          <Down size={20} />
        </button>
      )}
    </Show>
  )
}

/** Whether the picker is shown: when there is no account, or one is to be changed. */
export function createAccountPicking(account: () => ChosenAccount | undefined) {
  const [changing, setChanging] = createSignal(false)
  return {
    shown: () => changing() || !account(),
    /** The person asked for it, so that it may take the focus. */
    asked: changing,
    toggle: () => setChanging(now => !now),
    done: () => setChanging(false),
  }
}
