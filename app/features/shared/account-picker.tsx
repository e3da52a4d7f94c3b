import { createEffect, on } from 'solid-js'
import type { Book } from '../../data/book.ts'
import { words } from '../../i18n/index.ts'
import type { Account } from '../../model/account.ts'
import { fold } from '../../model/fold.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { useServices } from '../services.ts'
import { type ChosenAccount, chosen, newAccount } from './chosen-account.ts'
import { recentAccounts } from './recent-accounts.ts'

const SHOWN = 30

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

/** Accounts whose name has words beginning with every word typed, then those found by town; without a query those last used, then by name. */
export function findAccounts(book: Book, query: string): { id: string; name: string; detail?: string }[] {
  const asked = fold(query).split(/\s+/).filter(Boolean)
  const accounts = book.accounts().filter(account => !account.deleted && !account.archived)
  if (asked.length === 0) return lastUsedFirst(book, accounts).map(optionOf)
  const scored = accounts.flatMap(account => {
    const score = scoreOf(account, asked)
    return score ? [{ account, score }] : []
  })
  return scored
    .sort((a, b) => b.score - a.score || byName(a.account, b.account))
    .slice(0, SHOWN)
    .map(({ account }) => optionOf(account))
}

function lastUsedFirst(book: Book, accounts: Account[]): Account[] {
  const recent = recentAccounts(book)
    .ids()
    .flatMap(id => (chosen(book, id) ? [book.account(id)!] : []))
  const rest = accounts.filter(account => !recent.includes(account))
  return [...recent, ...rest.sort(byName).slice(0, SHOWN)].slice(0, SHOWN)
}

/** 3: the name begins with it, 2: words of the name do, 1: name or town hold all of it; 0: not found. */
function scoreOf(account: Account, asked: string[]): number {
  const name = fold(account.name ?? '')
  if (name.startsWith(asked.join(' '))) return 3
  const starts = ` ${name.replace(/[^\p{L}\p{N}]+/gu, ' ')}`
  if (asked.every(word => starts.includes(` ${word}`))) return 2
  const all = `${name} ${fold(account.town ?? '')}`
  return asked.every(word => all.includes(word)) ? 1 : 0
}

function byName(a: Account, b: Account): number {
  return (a.name ?? '').localeCompare(b.name ?? '')
}

function optionOf(account: Account) {
  return { id: account.id, name: account.name ?? '', ...(account.town && { detail: account.town }) }
}
