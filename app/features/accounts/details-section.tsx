import { For, type JSX, Show } from 'solid-js'
import { live } from '../../data/live.ts'
import { list } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { membersWords } from '../../i18n/members.ts'
import { type Account, addressLine } from '../../model/account.ts'
import { ownerOf } from '../../model/owner.ts'
import { itemsOf } from '../../model/row.ts'
import { Section } from '../../ui/section.tsx'
import { useServices } from '../services.ts'
import { mailLink, mapsLink, telephoneLink, webLink } from '../shared/hand-over.ts'
import { MetMark } from '../shared/met-mark.tsx'
import { metTexts } from '../shared/met-texts.ts'
import { memberName } from '../shared/people.ts'
import { valueInWords } from './account-words.ts'
import './brief.css'
import { useAccount } from './queries.ts'

/** In the brief: what is known of the account itself. */
export default function DetailsSection(props: { account: string }) {
  const account = useAccount(() => props.account)
  return <Show when={account()}>{account => <Details account={account()} />}</Show>
}

function Details(props: { account: Account }) {
  const { book } = useServices()
  const members = live(book, ['member'], () => book.members())
  const say = () => words().accounts
  const nameIn = (id: string | undefined) => memberName(members().find(member => member.id === id))
  const details = (): [label: string, text: JSX.Element, there: unknown][] => {
    const { account } = props
    const form = say().form
    const isAmongOthers = members().length > 1
    const shares = itemsOf(account, 'share')
    return [
      [form.phone, <Link text={account.phone} href={telephoneLink(account.phone)} />, account.phone],
      [form.email, <Link text={account.email} href={mailLink(account.email)} />, account.email],
      [form.website, <Link text={account.website} href={webLink(account.website)} away />, account.website],
      [
        form.address,
        <Link text={addressLine(account)} href={mapsLink(account)} away />,
        addressLine(account),
      ],
      [form.value, valueInWords(account, book), account.value !== undefined],
      [membersWords().owner, nameIn(ownerOf(account)), isAmongOthers && ownerOf(account)],
      [membersWords().sharedWith, list(shares.map(nameIn)), isAmongOthers && shares.length > 0],
      [form.stage, account.stage && say().stages[account.stage], account.stage],
      [say().cadence, account.cadence && say().everyDays(account.cadence), account.cadence],
      [form.channel, account.channel && say().channels[account.channel], account.channel],
      [form.tag, itemsOf(account, 'tag').join(', '), itemsOf(account, 'tag').length > 0],
      [
        form.about,
        <>
          <MetMark when={metTexts(account, 'about').length > 0} />
          {account.about}
        </>,
        account.about || metTexts(account, 'about').length > 0,
      ],
    ]
  }
  const known = () => details().filter(([, , isThere]) => isThere)
  return (
    <Show when={known().length > 0}>
      <Section title={say().details}>
        <dl class="brief-details">
          <For each={known()}>
            {([label, text]) => (
              <div>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            )}
          </For>
        </dl>
      </Section>
    </Show>
  )
}

function Link(props: { text: string | undefined; href: string | undefined; away?: boolean }) {
  return (
    <Show when={props.href} fallback={props.text}>
      {href => (
        <a
          href={href()}
          rel={props.away ? 'noreferrer' : 'external'}
          target={props.away ? '_blank' : undefined}
        >
          {props.text}
        </a>
      )}
    </Show>
  )
}
