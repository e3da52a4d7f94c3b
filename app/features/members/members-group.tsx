import { createSignal, For, onMount, Show } from 'solid-js'
import type { Invitation } from '../../data/connection.ts'
import { live } from '../../data/live.ts'
import { membersWords } from '../../i18n/members.ts'
import type { Member } from '../../model/member.ts'
import { Button } from '../../ui/button.tsx'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { useFirstRun } from '../first-run.ts'
import { useServices } from '../services.ts'
import { byName, selfIn } from '../shared/people.ts'
import { InviteSheet } from './invite-sheet.tsx'
import { MemberSheet } from './member-sheet.tsx'
import { standingOf } from './member-words.ts'
import './members-group.css'
import { OpenInvitations } from './open-invitations.tsx'
import { Unconfirmed } from './unconfirmed.tsx'

/** Settings: who is in the workspace, what they are, and inviting others. */
export default function MembersGroup() {
  const firstRun = useFirstRun()
  return (
    <Show when={firstRun.open() === 'server'}>
      <Members />
    </Show>
  )
}

function Members() {
  const { book, connection } = useServices()
  const members = live(book, ['member'], () => byName(book.members()))
  const self = live(book, ['member'], () => selfIn(book))
  const isAdmin = () => self().role === 'admin'
  const [changed, setChanged] = createSignal<string>()
  const [isInviting, setInviting] = createSignal(false)
  const [open, setOpen] = createSignal<Invitation[]>([])
  const changedMember = () => members().find(({ id }) => id === changed())

  async function readOpen() {
    const answer = await connection.members.invitations()
    if (Array.isArray(answer)) setOpen(answer)
  }

  onMount(() => void readOpen())

  return (
    <Section title={membersWords().title}>
      <Show when={isAdmin()}>
        <Unconfirmed />
      </Show>
      <Rows label={membersWords().title}>
        <For each={members()}>
          {member => (
            <MemberRow
              member={member}
              isSelf={member.id === book.me.member}
              onOpen={isAdmin() ? () => setChanged(member.id) : undefined}
            />
          )}
        </For>
      </Rows>
      <Show when={isAdmin() || self().role === 'manager'}>
        <div class="members-ways">
          <Button variant="line" onClick={() => setInviting(true)}>
            {membersWords().invite}
          </Button>
        </div>
        <OpenInvitations open={open()} onWithdrawn={() => void readOpen()} />
      </Show>
      <Show when={isInviting()}>
        <InviteSheet onMade={() => void readOpen()} onClose={() => setInviting(false)} />
      </Show>
      <Show when={changedMember()} keyed>
        {member => <MemberSheet member={member} onClose={() => setChanged(undefined)} />}
      </Show>
    </Section>
  )
}

function MemberRow(props: { member: Member; isSelf: boolean; onOpen?: () => void }) {
  const { book } = useServices()
  const name = () => props.member.name ?? ''
  return (
    <Row
      title={props.isSelf ? membersWords().you(name()) : name()}
      detail={[standingOf(props.member, book), props.member.email].filter(Boolean).join(' · ')}
      end={
        <Show when={props.member.left}>
          <span class="members-left">{membersWords().hasLeft}</span>
        </Show>
      }
      onOpen={props.onOpen}
    />
  )
}
