import { createMemo, createSignal, Show } from 'solid-js'
import { createLive } from '../../data/live.ts'
import { mergeWords } from '../../i18n/merge.ts'
import type { Contact } from '../../model/contact.ts'
import { Select } from '../../ui/select.tsx'
import { useServices } from '../services.ts'
import { likestFirst } from '../shared/likeness.ts'
import { MergeSheet } from '../shared/merge-sheet.tsx'
import { contactsSideBySide, mergeContacts, namesOf } from './merge-contacts.ts'
import { useContacts } from './queries.ts'

/** `dialog` "Merge two contacts": another entry of the same person becomes part of this one. */
export default function MergeContactSheet(props: { contact: Contact; onClose: () => void }) {
  const { book } = useServices()
  const people = useContacts(() => props.contact.account)
  const others = createMemo(() =>
    likestFirst(
      props.contact,
      people().filter(({ id }) => id !== props.contact.id),
    ),
  )
  const [chosen, setChosen] = createSignal('')
  const survivor = () => book.contact(props.contact.id) ?? props.contact
  const other = () => others().find(({ id }) => id === chosen())
  const named = createLive(
    book,
    other,
    ({ account }) => [`history/${account}`],
    one => namesOf(book, one),
  )

  return (
    <MergeSheet
      noun="contact"
      survivor={survivor()}
      other={other()}
      kept={other() ? contactsSideBySide(survivor(), other()!) : []}
      moving={named()}
      merge={() => mergeContacts(book, survivor(), other()!)}
      onClose={props.onClose}
      chooser={
        <Show when={others().length > 0} fallback={<p>{mergeWords().contact.nobody}</p>}>
          <Select
            label={mergeWords().contact.other}
            value={chosen()}
            options={[
              { value: '', label: mergeWords().unchosen },
              ...others().map(({ id, name, role }) => ({
                value: id,
                label: [name, role].filter(Boolean).join(' · '),
              })),
            ]}
            onChange={setChosen}
          />
        </Show>
      }
    />
  )
}
