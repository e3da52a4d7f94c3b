import { type Component, Show } from 'solid-js'
import { historyWords } from '../../i18n/history.ts'
import { words } from '../../i18n/index.ts'
import { mergeWords } from '../../i18n/merge.ts'
import type { Account } from '../../model/account.ts'
import { Pin } from '../../ui/icons.ts'
import { Archive, History, Pencil, Restore, Share, Trash } from '../../ui/more-icons.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useServices } from '../services.ts'
import { historyOf } from '../shared/history-link.tsx'
import { mayEnd } from '../shared/may-end.ts'
import { hasServer } from '../shared/people.ts'
import './account-menu.css'
import type { AccountCommands } from './use-account-commands.ts'

/** Everything that can be done with the account beside what stands in its quick actions. */
export function AccountMenu(props: {
  account: Account
  commands: AccountCommands
  onEdit: () => void
  onMerge: () => void
  onDelete: () => void
  onDeletedThings: () => void
  onClose: () => void
}) {
  const { book } = useServices()
  const say = () => words().accounts

  function choose(act: () => unknown) {
    props.onClose()
    void act()
  }

  return (
    <Sheet title={props.account.name ?? ''} onClose={props.onClose}>
      <Rows label={say().menu}>
        <Item icon={Pencil} label={say().edit} onClick={() => choose(props.onEdit)} />
        <Item icon={Pin} label={say().setPlace} onClick={() => choose(props.commands.setPlaceFromHere)} />
        <Show
          when={props.account.archived}
          fallback={
            <Item icon={Archive} label={say().archive} onClick={() => choose(props.commands.archive)} />
          }
        >
          <Item icon={Restore} label={say().unarchive} onClick={() => choose(props.commands.unarchive)} />
        </Show>
        <Item icon={Restore} label={say().deletedThings} onClick={() => choose(props.onDeletedThings)} />
        <Show when={hasServer(book)}>
          <Item icon={History} label={historyWords().title} href={historyOf(props.account)} />
        </Show>
        <Show when={!props.account.deleted && mayEnd(book, props.account)}>
          <Item icon={Share} label={mergeWords().account.open} onClick={() => choose(props.onMerge)} />
        </Show>
        <Show when={!props.account.deleted}>
          <Item icon={Trash} label={say().remove} onClick={() => choose(props.onDelete)} />
        </Show>
      </Rows>
    </Sheet>
  )
}

function Item(props: {
  icon: Component<{ size?: number }>
  label: string
  href?: string
  onClick?: () => void
}) {
  return (
    <Row
      href={props.href}
      onOpen={props.onClick}
      title={
        <span class="account-menu-item">
          <props.icon size={22} />
          {props.label}
        </span>
      }
    />
  )
}
