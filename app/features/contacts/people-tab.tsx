import { createMemo, createSignal, For, lazy, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { peopleToKnow } from '../../model/brief.ts'
import type { Contact } from '../../model/contact.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Plus } from '../../ui/icons.ts'
import { Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { ContactForm } from './contact-form.tsx'
import { PersonRow } from './person-row.tsx'
import { useContacts } from './queries.ts'

const MergeContactSheet = lazy(() => import('./merge-contact-sheet.tsx'))

/** The account's tab "People": who decides first; who has left the company stands apart. */
export default function PeopleTab(props: { account: string }) {
  const contacts = useContacts(() => props.account)
  const here = createMemo(() => peopleToKnow(contacts()))
  const gone = createMemo(() => contacts().filter(contact => contact.left))
  const [editing, setEditing] = createSignal<{ contact?: Contact }>()
  const [merging, setMerging] = createSignal<Contact>()

  const add = () => (
    <Button icon={Plus} onClick={() => setEditing({})}>
      {words().contacts.new}
    </Button>
  )

  return (
    <>
      <Show
        when={contacts().length > 0}
        fallback={<EmptyState sentence={words().contacts.none} action={add()} />}
      >
        <Section title={words().contacts.tab} count={here().length} action={add()}>
          <Show when={here().length > 0}>
            <Rows label={words().contacts.tab}>
              <For each={here()}>
                {contact => <PersonRow contact={contact} onOpen={() => setEditing({ contact })} />}
              </For>
            </Rows>
          </Show>
        </Section>
        <Show when={gone().length > 0}>
          <Section title={words().contacts.left} count={gone().length}>
            <Rows label={words().contacts.left}>
              <For each={gone()}>
                {contact => <PersonRow contact={contact} onOpen={() => setEditing({ contact })} />}
              </For>
            </Rows>
          </Section>
        </Show>
      </Show>
      <Show when={editing()} keyed>
        {({ contact }) => (
          <ContactForm
            account={props.account}
            contact={contact}
            onMerge={contact => {
              setEditing(undefined)
              setMerging(contact)
            }}
            onClose={() => setEditing(undefined)}
          />
        )}
      </Show>
      <Show when={merging()} keyed>
        {contact => <MergeContactSheet contact={contact} onClose={() => setMerging(undefined)} />}
      </Show>
    </>
  )
}
