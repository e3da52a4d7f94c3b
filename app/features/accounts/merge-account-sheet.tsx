import { createSignal, Show } from 'solid-js'
import { createLive, live } from '../../data/live.ts'
import { mergeWords } from '../../i18n/merge.ts'
import type { Account } from '../../model/account.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { useServices } from '../services.ts'
import { findAccounts } from '../shared/find-accounts.ts'
import { likestFirst } from '../shared/likeness.ts'
import { mayEnd } from '../shared/may-end.ts'
import { MergeSheet } from '../shared/merge-sheet.tsx'
import { accountsSideBySide, lyingIn, mergeAccounts } from './merge-accounts.ts'

const SHOWN = 30

/** `dialog` "Merge two accounts": another entry of the same customer becomes part of this one. */
export default function MergeAccountSheet(props: { account: Account; onClose: () => void }) {
  const { book } = useServices()
  const [chosen, setChosen] = createSignal<{ id: string; name: string }>()
  const survivor = live(book, ['account'], () => book.account(props.account.id) ?? props.account)
  const other = live(book, ['account'], () => book.account(chosen()?.id ?? ''))
  const isAnother = ({ id }: { id: string }) => id !== props.account.id && mayEnd(book, book.account(id))
  const likest = () =>
    likestFirst(
      survivor(),
      book.accounts().filter(account => !account.archived && isAnother(account)),
    )
      .slice(0, SHOWN)
      .map(({ id, name, town }) => ({ id, name: name ?? '', ...(town && { detail: town }) }))
  const moving = createLive(
    book,
    other,
    ({ id }) => [`history/${id}`, 'contact', 'action'],
    ({ id }) => lyingIn(book, id),
  )

  return (
    <MergeSheet
      noun="account"
      survivor={survivor()}
      other={other()}
      kept={other() ? accountsSideBySide(survivor(), other()!) : []}
      moving={moving()}
      merge={() => mergeAccounts(book, survivor(), other()!)}
      onClose={props.onClose}
      chooser={
        <Show when={book.accounts().some(isAnother)} fallback={<p>{mergeWords().account.nobody}</p>}>
          <Combobox
            label={mergeWords().account.other}
            value={chosen()}
            find={query => (query ? findAccounts(book, query).filter(isAnother) : likest())}
            onPick={({ id, name }) => setChosen({ id, name })}
          />
        </Show>
      }
    />
  )
}
