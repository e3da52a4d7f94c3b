import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { membersWords } from '../../i18n/members.ts'
import type { Member } from '../../model/member.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { FormProblem } from '../shared/form-problem.tsx'
import { memberIn, memberName } from '../shared/people.ts'
import { LeaveSheet } from './leave-sheet.tsx'
import { doesOf, roleInSentence, roleOptions, teamOptions } from './member-words.ts'
import { problemSentence } from './problem.ts'

interface Change {
  role?: string
  manager?: string | null
  left?: boolean
}

/** `dialog` with a member's name: an admin says what they are, in whose team, and that they have left. */
export function MemberSheet(props: { member: Member; onClose: () => void }) {
  const { book, connection } = useServices()
  const { id, name = '', role = 'rep', manager = '', left = false } = props.member
  const [form, setForm] = createStore<{ role: string; manager: string }>({ role, manager })
  const [problem, setProblem] = createSignal<string>()
  const [isLeaving, setLeaving] = createSignal(false)

  async function change(patch: Change, before: Change, said: string) {
    setProblem(undefined)
    const outcome = await connection.members.changeMember(id, patch)
    if (!outcome.ok) return setProblem(problemSentence(outcome.code))
    connection.sendNow()
    props.onClose()
    toast({ text: said, undo: () => undo(before) })
  }

  async function undo(before: Change) {
    const outcome = await connection.members.changeMember(id, before)
    if (!outcome.ok) toast({ text: problemSentence(outcome.code) })
    connection.sendNow()
  }

  async function save() {
    const isOtherRole = form.role !== role
    const isOtherTeam = form.manager !== manager
    if (!isOtherRole && !isOtherTeam) return props.onClose()
    const patch = {
      ...(isOtherRole && { role: form.role }),
      ...(isOtherTeam && { manager: form.manager || null }),
    }
    const before = { ...(isOtherRole && { role }), ...(isOtherTeam && { manager: manager || null }) }
    await change(patch, before, isOtherRole ? roleSaid() : teamSaid())
  }

  const roleSaid = () => membersWords().roleNow(name, roleInSentence(form.role))
  const teamSaid = () =>
    form.manager
      ? membersWords().teamNow(name, memberName(memberIn(book, form.manager)))
      : membersWords().noTeamNow(name)

  return (
    <Sheet
      title={name}
      onClose={props.onClose}
      onSubmit={save}
      footer={
        <Button type="submit" variant="main">
          {membersWords().save}
        </Button>
      }
    >
      <div class="members-sheet">
        <Select
          label={membersWords().role}
          hint={doesOf(form.role)}
          value={form.role}
          options={roleOptions()}
          onChange={chosen => setForm({ role: chosen })}
        />
        <Select
          label={membersWords().team}
          hint={membersWords().teamHint}
          value={form.manager}
          options={teamOptions(book, { except: id, present: manager })}
          onChange={chosen => setForm({ manager: chosen })}
        />
        <FormProblem sentence={problem()} />
        <Show when={id !== book.me.member}>
          <div class="members-leave">
            <p class="members-aside">
              {left ? membersWords().letInLead(name) : membersWords().leaveLead(name)}
            </p>
            <Show
              when={left}
              fallback={
                <Button variant="danger" onClick={() => setLeaving(true)}>
                  {membersWords().leave}
                </Button>
              }
            >
              <Button
                onClick={() => void change({ left: false }, { left: true }, membersWords().backNow(name))}
              >
                {membersWords().letIn}
              </Button>
            </Show>
          </div>
        </Show>
      </div>
      <Show when={isLeaving()}>
        <LeaveSheet
          name={name}
          onLeft={async () => {
            setLeaving(false)
            await change({ left: true }, { left: false }, membersWords().leftNow(name))
          }}
          onClose={() => setLeaving(false)}
        />
      </Show>
    </Sheet>
  )
}
