import { createMemo, createSignal, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { mergeWords } from '../../i18n/merge.ts'
import { type Contact, DECISION_ROLES } from '../../model/contact.ts'
import type { AnyShown } from '../../model/row.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Person, Trash } from '../../ui/more-icons.ts'
import { Select } from '../../ui/select.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useServices } from '../services.ts'
import { createForm } from '../shared/draft.ts'
import { DraftBanner } from '../shared/draft-banner.tsx'
import { HistoryLink } from '../shared/history-link.tsx'
import { createMetInForm, MetVersionsInForm } from '../shared/met-in-form.tsx'
import { type Failed, failedOf, stillWrong } from '../shared/save-error.ts'
import { offerUndo } from '../shared/undo.ts'
import { deleteContact, saveContact } from './commands.ts'
import './contact-form.css'
import { type ContactValues, patchOf, valuesOf } from './contact-values.ts'

/** `dialog` "Contact": somebody new at the account, or somebody to change. */
export function ContactForm(props: {
  account: string
  contact?: Contact
  onMerge?: (contact: Contact) => void
  onClose: () => void
}) {
  const { book } = useServices()
  const row = props.contact as AnyShown | undefined
  const key = row ? `contact/${row.id}` : `contact/new/${props.account}`
  const form = createForm(book, key, valuesOf(props.contact), row)
  const met = createMetInForm(form.seen, 'about', {
    read: () => form.values.about,
    fill: about => form.set({ about }),
  })
  const [failed, setFailed] = createSignal<Failed<ContactValues>>()
  const problems = createMemo(() => stillWrong(failed(), form.values))
  const say = () => words().contacts.form

  async function save() {
    setFailed(undefined)
    try {
      const patch = { ...patchOf(form.values, form.seen()), ...met.patch() }
      const written = await saveContact(book, props.account, patch, form.seen())
      await form.drop()
      offerUndo(written)
      props.onClose()
    } catch (failure) {
      setFailed(failedOf(failure, form.values))
    }
  }

  async function remove(contact: Contact) {
    try {
      const written = await deleteContact(book, contact)
      await form.drop()
      offerUndo(written, words().contacts.deletedNow(contact.name ?? ''))
      props.onClose()
    } catch (failure) {
      setFailed(failedOf(failure, form.values))
    }
  }

  /** The props of one line of text of the form. */
  const line = (field: Exclude<keyof ContactValues, 'left'>) => ({
    label: say()[field],
    value: form.values[field],
    onInput: (text: string) => form.set({ [field]: text }),
    error: problems()[field] && wrongOf(field),
    autocomplete: 'off' as const,
  })

  function wrongOf(field: string): string {
    if (problems()[field] === 'too_long') return say().wrong.tooLong
    return field === 'name' ? say().wrong.name : say().wrong.else
  }

  return (
    <Sheet
      title={say().title}
      onClose={props.onClose}
      onSubmit={save}
      footer={
        <>
          <Show when={props.contact}>
            {contact => (
              <Button variant="danger" icon={Trash} onClick={() => void remove(contact())}>
                {words().common.delete}
              </Button>
            )}
          </Show>
          <Button variant="main" type="submit">
            {words().common.save}
          </Button>
        </>
      }
    >
      <DraftBanner form={form} />
      <Show when={failed()}>{failed => <Banner tone="red">{failed().sentence}</Banner>}</Show>
      <MetVersionsInForm met={met} of={say().about} />
      <TextField {...line('name')} autofocus={!row} required />
      <TextField {...line('role')} />
      <TextField {...line('phone')} type="tel" />
      <TextField {...line('email')} type="email" />
      <details class="contact-form-more" open={Boolean(row)}>
        <summary>{words().common.more}</summary>
        <div class="contact-form-fields">
          <TextField {...line('mobile')} type="tel" />
          <Select
            label={say().decisionRole}
            value={form.values.decisionRole}
            options={[
              { value: '', label: say().unsaid },
              ...DECISION_ROLES.map(value => ({ value, label: say().decisionRoles[value] })),
            ]}
            onChange={decisionRole => form.set({ decisionRole })}
          />
          <TextField {...line('about')} hint={say().aboutHint} multiline />
          <Switch label={say().left} checked={form.values.left} onChange={left => form.set({ left })} />
          <Show when={props.contact}>
            {contact => (
              <>
                <HistoryLink row={contact()} />
                <Button variant="quiet" icon={Person} onClick={() => props.onMerge?.(contact())}>
                  {mergeWords().contact.open}
                </Button>
              </>
            )}
          </Show>
        </div>
      </details>
    </Sheet>
  )
}
