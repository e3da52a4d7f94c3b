import { createEffect, on } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { useServices } from '../services.ts'
import { type ChosenAccount, newAccount } from './chosen-account.ts'
import { findAccounts } from './find-accounts.ts'

/** `combobox` "Account": finds accounts as one types, those last used first, and makes one from its name alone. */
export function AccountPicker(props: {
  value: ChosenAccount | undefined
  onPick: (account: ChosenAccount) => void
  autofocus?: boolean
  error?: string
}) {
  const { book } = useServices()
  let picked = props.value?.id

  function pick(account: ChosenAccount) {
    picked = account.id
    props.onPick(account)
  }

  // Filled in by the place or by a draft while it waits to be filled in by hand: its list would stay open over the form.
  createEffect(
    on(
      () => props.value?.id,
      id => {
        const focused = document.activeElement
        if (id !== picked && focused?.role === 'combobox') (focused as HTMLElement).blur()
      },
      { defer: true },
    ),
  )

  return (
    <Combobox
      label={words().common.account}
      value={props.value}
      find={query => findAccounts(book, query)}
      onPick={option => pick({ id: option.id, name: option.name })}
      create={name => pick(newAccount(name))}
      createLabel={name => words().forms.newAccount(name)}
      autofocus={props.autofocus}
      error={props.error}
    />
  )
}
