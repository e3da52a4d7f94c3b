import { createMemo, For, Show } from 'solid-js'
import { live } from '../../data/live.ts'
import { list } from '../../i18n/format.ts'
import { membersWords } from '../../i18n/members.ts'
import { mayHandOver } from '../../model/access.ts'
import type { Account } from '../../model/account.ts'
import { ownerOf } from '../../model/owner.ts'
import { Chip } from '../../ui/chip.tsx'
import { Select } from '../../ui/select.tsx'
import { useServices } from '../services.ts'
import type { Form } from '../shared/draft.ts'
import { byName, memberIn, memberName, selfIn } from '../shared/people.ts'
import type { AccountValues } from './account-values.ts'
import { lossOf, ownerChoices, shareChoices } from './hand-over.ts'
import './owner-fields.css'

/** Whose an account is and with whom it is shared; nothing where nobody else is. Who may not say it reads it. */
export function OwnerFields(props: { form: Form<AccountValues> }) {
  const { book } = useServices()
  const members = live(book, ['member'], () => byName(book.members()))
  const isMine = () => {
    const seen = (props.form.seen() ?? { owner: book.me.member }) as Account
    return mayHandOver(selfIn(book), seen, memberIn(book, ownerOf(seen)))
  }
  return (
    <Show when={members().length > 1}>
      <Show when={isMine()} fallback={<AsSaid form={props.form} />}>
        <ToSay form={props.form} />
      </Show>
    </Show>
  )
}

function ToSay(props: { form: Form<AccountValues> }) {
  const { book } = useServices()
  const members = live(book, ['member'], () => byName(book.members()))
  const { values, set } = props.form
  const option = (member: { id: string }) => ({
    value: member.id,
    label: memberName(memberIn(book, member.id)),
  })
  const owners = createMemo(() => ownerChoices(members(), values.owner).map(option))
  const others = createMemo(() => [
    { value: '', label: membersWords().chooseMember },
    ...shareChoices(members(), values).map(option),
  ])
  const loss = createMemo(() => lossOf(book, values, props.form.seen() as Account | undefined))

  return (
    <>
      <Select
        label={membersWords().owner}
        value={values.owner}
        options={owners()}
        onChange={owner => set({ owner })}
      />
      <div class="owner-fields-shares">
        <Show when={values.share.length > 0}>
          <p class="field-label">{membersWords().sharedWith}</p>
          <ul class="owner-fields-chips" aria-label={membersWords().sharedWith}>
            <For each={values.share}>
              {id => (
                <li>
                  <Chip
                    label={
                      <>
                        {memberName(memberIn(book, id))}
                        <span aria-hidden="true">×</span>
                        <span class="unseen">{membersWords().unshare}</span>
                      </>
                    }
                    pressed
                    onClick={() => set({ share: values.share.filter(one => one !== id) })}
                  />
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={others().length > 1}>
          <Select
            label={membersWords().share}
            hint={membersWords().shareHint}
            value=""
            options={others()}
            onChange={id => id && set({ share: [...values.share, id] })}
          />
        </Show>
      </div>
      <Show when={loss()}>
        {sentence => (
          <p class="owner-fields-loss" role="status">
            {sentence()}
          </p>
        )}
      </Show>
    </>
  )
}

function AsSaid(props: { form: Form<AccountValues> }) {
  const { book } = useServices()
  const { values } = props.form
  const nameIn = (id: string) => memberName(memberIn(book, id))
  return (
    <dl class="owner-fields-said">
      <dt>{membersWords().owner}</dt>
      <dd>{nameIn(values.owner)}</dd>
      <Show when={values.share.length > 0}>
        <dt>{membersWords().sharedWith}</dt>
        <dd>{list(values.share.map(nameIn))}</dd>
      </Show>
      <dd class="owner-fields-why">{membersWords().ownerOnly}</dd>
    </dl>
  )
}
