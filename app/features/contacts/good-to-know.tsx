import { createMemo, For, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { peopleToKnow } from '../../model/brief.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { detailOfPerson, titleOfPerson } from './person-row.tsx'
import { useContacts } from './queries.ts'

const AT_MOST = 4

/** In the brief: the people to know, the one who decides first. */
export default function GoodToKnow(props: { account: string }) {
  const contacts = useContacts(() => props.account)
  const people = createMemo(() => peopleToKnow(contacts()))
  return (
    <Show when={people().length > 0}>
      <Section title={words().contacts.goodToKnow}>
        <Rows>
          <For each={people().slice(0, AT_MOST)}>
            {contact => (
              <Row
                href={`/accounts/${props.account}/people`}
                title={titleOfPerson(contact)}
                detail={detailOfPerson(contact)}
              />
            )}
          </For>
        </Rows>
      </Section>
    </Show>
  )
}
