import { createSignal, Show } from 'solid-js'
import { live } from '../../data/live.ts'
import { moment } from '../../i18n/format.ts'
import { membersWords } from '../../i18n/members.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { FormProblem } from '../shared/form-problem.tsx'
import { problemSentence } from './problem.ts'

/** After a restore an admin says that the members are right as they stand; until then the others wait. */
export function Unconfirmed() {
  const { book, connection, now } = useServices()
  const since = live(book, ['workspace'], () => book.workspace().unconfirmed)
  const [problem, setProblem] = createSignal<string>()

  async function confirm() {
    setProblem(undefined)
    const outcome = await connection.members.confirm()
    if (!outcome.ok) return setProblem(problemSentence(outcome.code))
    connection.sendNow()
    toast({ text: membersWords().confirmed })
  }

  return (
    <Show when={since()}>
      {since => (
        <Banner
          tone="amber"
          action={
            <Button variant="main" onClick={() => void confirm()}>
              {membersWords().confirm}
            </Button>
          }
        >
          <p>{membersWords().unconfirmed(moment(since(), now()))}</p>
          <FormProblem sentence={problem()} />
        </Banner>
      )}
    </Show>
  )
}
