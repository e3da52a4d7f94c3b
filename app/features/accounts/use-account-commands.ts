import type { Accessor } from 'solid-js'
import type { Written } from '../../data/book.ts'
import { metres } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import type { Account } from '../../model/account.ts'
import type { AnyShown } from '../../model/row.ts'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { sentenceOf } from '../shared/save-error.ts'
import { offerUndo } from '../shared/undo.ts'
import { archiveAccount, bringBack, deleteAccount, setPlace, unarchiveAccount } from './commands.ts'

export type AccountCommands = ReturnType<typeof useAccountCommands>

/** What a person can do with a whole account: each says what it did and offers to undo it. */
export function useAccountCommands(account: Accessor<Account>) {
  const { book, locate } = useServices()
  const name = () => account().name ?? ''

  async function tell(written: Promise<Written>, text: string) {
    try {
      offerUndo(await written, text)
    } catch (error) {
      toast({ text: sentenceOf(error) })
    }
  }

  return {
    archive: () => tell(archiveAccount(book, account()), words().accounts.archivedNow(name())),
    unarchive: () => tell(unarchiveAccount(book, account()), words().accounts.unarchivedNow(name())),
    remove: () => tell(deleteAccount(book, account()), words().accounts.deletedNow(name())),
    bringBack: () => tell(bringBack(book, account() as AnyShown), words().accounts.broughtBack(name())),
    async setPlaceFromHere() {
      const here = await locate()
      if (!here) return toast({ text: words().accounts.placeUnknown })
      await tell(setPlace(book, account(), here), words().accounts.placeSet(metres(here.accuracy)))
    },
  }
}
