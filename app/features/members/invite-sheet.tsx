import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { NewInvitation } from '../../data/connection.ts'
import { moment } from '../../i18n/format.ts'
import { membersWords } from '../../i18n/members.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useServices } from '../services.ts'
import { FormProblem } from '../shared/form-problem.tsx'
import { selfIn } from '../shared/people.ts'
import { LinkToScan, LinkToShare } from '../shared/share-link.tsx'
import { doesOf, roleInSentence, roleOptions, standingOf, teamOptions } from './member-words.ts'
import { problemSentence } from './problem.ts'

/** `dialog` "Invite a member": says what somebody is to be, then shows the link, once. */
export function InviteSheet(props: { onMade: () => void; onClose: () => void }) {
  const { book, connection } = useServices()
  const self = selfIn(book)
  const isAdmin = self.role === 'admin'
  const [form, setForm] = createStore({ role: 'rep', manager: isAdmin ? '' : self.id, email: '' })
  const [emailError, setEmailError] = createSignal<string>()
  const [problem, setProblem] = createSignal<string>()
  const [made, setMade] = createSignal<NewInvitation>()

  async function submit() {
    if (made()) return props.onClose()
    const email = form.email.trim()
    const isWrong = email !== '' && !/^\S+@\S+$/.test(email)
    setEmailError(isWrong ? membersWords().emailWrong : undefined)
    setProblem(undefined)
    if (isWrong) return
    const answer = await connection.members.invite({
      role: form.role,
      ...(form.manager && { manager: form.manager }),
      ...(email && { email }),
    })
    if (!('url' in answer)) return setProblem(problemSentence(answer.code))
    setMade(answer)
    props.onMade()
  }

  return (
    <Sheet
      title={membersWords().invite}
      onClose={props.onClose}
      onSubmit={submit}
      footer={
        <Button type="submit" variant="main">
          {made() ? membersWords().done : membersWords().makeLink}
        </Button>
      }
    >
      <Show
        when={made()}
        fallback={
          <div class="members-sheet">
            <p class="members-aside">{membersWords().inviteLead}</p>
            <Show
              when={isAdmin}
              fallback={<p>{standingOf({ role: form.role, manager: form.manager }, book)}</p>}
            >
              <Select
                label={membersWords().role}
                hint={doesOf(form.role)}
                value={form.role}
                options={roleOptions()}
                onChange={role => setForm({ role })}
              />
              <Select
                label={membersWords().team}
                hint={membersWords().teamHint}
                value={form.manager}
                options={teamOptions(book, {})}
                onChange={manager => setForm({ manager })}
              />
            </Show>
            <TextField
              label={membersWords().inviteeEmail}
              type="email"
              inputmode="email"
              autocomplete="off"
              hint={membersWords().inviteeEmailHint}
              value={form.email}
              onInput={email => setForm({ email })}
              error={emailError()}
            />
            <FormProblem sentence={problem()} />
          </div>
        }
      >
        {invitation => <NewLink invitation={invitation()} />}
      </Show>
    </Sheet>
  )
}

function NewLink(props: { invitation: NewInvitation }) {
  const { book, now } = useServices()
  const as = () => roleInSentence(props.invitation.role)
  return (
    <div class="members-link">
      <p class="members-aside">
        {props.invitation.email
          ? membersWords().linkLeadFor(props.invitation.email, as())
          : membersWords().linkLead(as())}
      </p>
      <LinkToScan url={props.invitation.url} />
      <LinkToShare url={props.invitation.url} text={membersWords().shareText(book.workspace().name ?? '')} />
      <p class="members-aside">{membersWords().goodUntil(moment(props.invitation.expires, now()))}</p>
    </div>
  )
}
