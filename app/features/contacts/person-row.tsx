import { type Component, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import type { Contact } from '../../model/contact.ts'
import { titleOf } from '../../model/note.ts'
import { Call, Mail } from '../../ui/more-icons.ts'
import { Row } from '../../ui/rows.tsx'
import { mailLink, telephoneLink } from '../shared/hand-over.ts'
import { MetMark } from '../shared/met-mark.tsx'
import { metTexts } from '../shared/met-texts.ts'

/** One person: name and decision role; job and what is good to know; call and mail in one tap. */
export function PersonRow(props: { contact: Contact; onOpen: () => void }) {
  const name = () => props.contact.name ?? ''
  const isMet = () => metTexts(props.contact, 'about').length > 0
  return (
    <Row
      title={titleOfPerson(props.contact)}
      detail={
        (isMet() || detailOfPerson(props.contact)) && (
          <>
            <MetMark when={isMet()} />
            {detailOfPerson(props.contact)}
          </>
        )
      }
      onOpen={props.onOpen}
      trail={
        <>
          <HandOver
            icon={Call}
            label={words().contacts.call(name())}
            href={telephoneLink(props.contact.mobile ?? props.contact.phone)}
          />
          <HandOver icon={Mail} label={words().contacts.mail(name())} href={mailLink(props.contact.email)} />
        </>
      }
    />
  )
}

/** "Christina Berglund · decides". */
export function titleOfPerson(contact: Contact): string {
  const role = contact.decisionRole && words().contacts.decisionRoles[contact.decisionRole]
  return [contact.name, role].filter(Boolean).join(' · ')
}

/** "order administrator · football on Sundays". */
export function detailOfPerson(contact: Contact): string {
  return [contact.role, titleOf({ body: contact.about })].filter(Boolean).join(' · ')
}

/** An icon that hands over to the phone's own app; nothing when there is nothing to hand over. */
function HandOver(props: { icon: Component<{ size?: number }>; label: string; href: string | undefined }) {
  return (
    <Show when={props.href}>
      {href => (
        <a
          class="button"
          data-variant="icon"
          href={href()}
          rel="external"
          aria-label={props.label}
          title={props.label}
        >
          <props.icon size={22} />
        </a>
      )}
    </Show>
  )
}
