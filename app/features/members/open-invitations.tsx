import { createUniqueId, For, Show } from 'solid-js'
import type { Invitation } from '../../data/connection.ts'
import { moment } from '../../i18n/format.ts'
import { membersWords } from '../../i18n/members.ts'
import { IconButton } from '../../ui/button.tsx'
import { Close } from '../../ui/icons.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { memberIn, memberName } from '../shared/people.ts'
import { standingOf } from './member-words.ts'
import { problemSentence } from './problem.ts'

/** Links that nobody has used yet; a withdrawn one opens nothing. A link cannot be shown again, so it cannot be taken back either. */
export function OpenInvitations(props: { open: Invitation[]; onWithdrawn: () => void }) {
  const { book, connection, now } = useServices()
  const heading = createUniqueId()
  const whose = ({ email }: Invitation) => email ?? membersWords().anybody

  async function withdraw(invitation: Invitation) {
    const outcome = await connection.members.withdraw(invitation.id)
    const sentence = outcome.ok
      ? membersWords().withdrawn
      : outcome.code === 'not_found'
        ? membersWords().notOpen
        : problemSentence(outcome.code)
    toast({ text: sentence })
    props.onWithdrawn()
  }

  return (
    <Show when={props.open.length > 0}>
      <div class="members-open">
        <h3 id={heading}>{membersWords().openCount(props.open.length)}</h3>
        <Rows label={membersWords().open}>
          <For each={props.open}>
            {invitation => (
              <Row
                title={whose(invitation)}
                detail={[
                  standingOf(invitation, book),
                  membersWords().madeBy(memberName(memberIn(book, invitation.by))),
                  membersWords().goodUntil(moment(invitation.expires, now())),
                ].join(' · ')}
                trail={
                  <IconButton
                    label={membersWords().withdraw(whose(invitation))}
                    icon={Close}
                    onClick={() => void withdraw(invitation)}
                  />
                }
              />
            )}
          </For>
        </Rows>
      </div>
    </Show>
  )
}
