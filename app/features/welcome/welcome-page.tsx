import { Navigate, useLocation, useNavigate } from '@solidjs/router'
import { type Component, createSignal, createUniqueId, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Accounts, Building, Device, People } from '../../ui/icons.ts'
import { useFirstRun } from '../first-run.ts'
import { FormProblem } from '../shared/form-problem.tsx'
import { FrontPage } from '../shared/front-page.tsx'
import { goHome } from '../shared/go-home.ts'
import { InstallAdvice } from '../shared/install-advice.tsx'
import './welcome-page.css'

/** `/welcome`: usable at once without a server, with a team, or with an example book. Whoever has begun is sent on. */
export default function WelcomePage() {
  const firstRun = useFirstRun()
  return (
    <Show when={firstRun.open() === 'none'} fallback={<Navigate href="/" />}>
      <Welcome />
    </Show>
  )
}

function Welcome() {
  const firstRun = useFirstRun()
  const navigate = useNavigate()
  const location = useLocation()
  const [busy, setBusy] = createSignal(false)
  const [failed, setFailed] = createSignal(false)

  async function begin(start: () => Promise<void>) {
    if (busy()) return
    setBusy(true)
    setFailed(false)
    try {
      await start()
      goHome()
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }

  const ended = () => {
    const { ended, told } = firstRun.connection.state()
    return ended ? words().sync.ended(ended.gave) : told?.lost && words().welcome.cleared(told.lost)
  }

  return (
    <FrontPage
      title={words().welcome.title}
      lead={words().welcome.lead}
      other={{ href: '/sign-in', label: words().welcome.signIn }}
    >
      <FormProblem sentence={ended() || undefined} />
      <InstallAdvice />
      <FormProblem sentence={failed() ? words().welcome.failed : undefined} />
      <div class="welcome-choices">
        <Show when={location.hash}>
          <Choice
            icon={Building}
            label={words().welcome.setUp}
            hint={words().welcome.setUpHint}
            onClick={() => navigate(`/set-up${location.hash}`)}
          />
        </Show>
        <Choice
          icon={Device}
          label={words().welcome.device}
          hint={words().welcome.deviceHint}
          onClick={() => void begin(firstRun.startOnDevice)}
        />
        <Choice
          icon={People}
          label={words().welcome.join}
          hint={words().welcome.joinHint}
          onClick={() => navigate('/join')}
        />
        <Choice
          icon={Accounts}
          label={words().welcome.example}
          hint={words().welcome.exampleHint}
          onClick={() => void begin(firstRun.startExample)}
        />
      </div>
    </FrontPage>
  )
}

function Choice(props: {
  icon: Component<{ size?: number }>
  label: string
  hint: string
  onClick: () => void
}) {
  const id = createUniqueId()
  return (
    <button
      type="button"
      class="welcome-choice"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-hint`}
      onClick={() => props.onClick()}
    >
      <props.icon size={24} />
      <span id={`${id}-label`} class="welcome-choice-label">
        {props.label}
      </span>
      <span id={`${id}-hint`} class="welcome-choice-hint">
        {props.hint}
      </span>
    </button>
  )
}
