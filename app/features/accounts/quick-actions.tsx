import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { live } from '../../data/live.ts'
import { words } from '../../i18n/index.ts'
import type { Account } from '../../model/account.ts'
import { Call, Mail, Navigate } from '../../ui/more-icons.ts'
import { features } from '../index.ts'
import { useServices } from '../services.ts'
import { mailLink, mapsLink, telephoneLink } from '../shared/hand-over.ts'
import { QuickAction } from '../shared/quick-action.tsx'
import './quick-actions.css'

/** One tap each: what features contribute, then the phone's own apps for calling, mailing and finding the way. */
export function QuickActions(props: { account: Account }) {
  const { book } = useServices()
  const contributed = features
    .flatMap(feature => feature.quickActions ?? [])
    .sort((a, b) => a.order - b.order)
  const people = live(book, ['contact'], () =>
    book.contactsOf(props.account.id).filter(person => !person.left),
  )
  const call = () =>
    firstLink(
      [props.account.phone, ...people().flatMap(person => [person.mobile, person.phone])],
      telephoneLink,
    )
  const mail = () => firstLink([props.account.email, ...people().map(person => person.email)], mailLink)

  return (
    <div class="quick-actions" role="group" aria-label={words().accounts.quickActions}>
      <For each={contributed}>
        {action => <Dynamic component={action.component} account={props.account.id} />}
      </For>
      <Show when={call()}>
        {href => <QuickAction icon={Call} label={words().accounts.call} href={href()} />}
      </Show>
      <Show when={mail()}>
        {href => <QuickAction icon={Mail} label={words().accounts.mail} href={href()} />}
      </Show>
      <Show when={mapsLink(props.account)}>
        {href => <QuickAction icon={Navigate} label={words().accounts.navigate} href={href()} away />}
      </Show>
    </div>
  )
}

/** The account's own, else the first person's who has one. */
function firstLink(
  candidates: readonly (string | undefined)[],
  linkOf: (text: string | undefined) => string | undefined,
): string | undefined {
  return candidates.map(linkOf).find(link => link !== undefined)
}
