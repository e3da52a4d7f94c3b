import { useLocation, useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { signInWords } from '../../i18n/sign-in.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useFirstRun } from '../first-run.ts'
import { FormProblem } from '../shared/form-problem.tsx'
import { FrontPage } from '../shared/front-page.tsx'
import { goHome } from '../shared/go-home.ts'
import { InstallAdvice } from '../shared/install-advice.tsx'
import { pastedLink, tokenOf, typedCode } from './link-token.ts'
import { useIsSignedIn } from './signed-in.ts'
import { createSubmit } from './submit.ts'
import './sign-in.css'

/** `/join#token`: a link signs this device in at a tap, never by being opened alone; without one it is pasted, or its code typed. */
export default function JoinPage() {
  const firstRun = useFirstRun()
  const location = useLocation()
  const navigate = useNavigate()
  const [code, setCode] = createSignal('')
  const [codeError, setCodeError] = createSignal<string>()
  const token = () => tokenOf(location.hash)
  const isSignedIn = useIsSignedIn()
  const pasted = () => pastedLink(code())

  const submit = createSubmit('join', {
    check: () => {
      const error = token() ? undefined : errorIn(code())
      setCodeError(error)
      const link = pasted()
      if (error || link?.page !== 'invite') return !error
      navigate(`/invite#${link.token}`)
      return false
    },
    send: () => firstRun.connection.join(token() ?? pasted()?.token ?? typedCode(code())),
    done: goHome,
  })

  return (
    <FrontPage
      title={signInWords().joinTitle}
      lead={token() ? signInWords().joinLinkLead : signInWords().joinCodeLead}
      other={
        isSignedIn()
          ? { href: '/', label: words().errors.toToday }
          : { href: '/sign-in', label: signInWords().orSignIn }
      }
    >
      <Show when={!isSignedIn()} fallback={<Banner tone="plain">{signInWords().alreadyIn}</Banner>}>
        <InstallAdvice byLink={token() !== undefined} />
        <form class="sign-in-form" novalidate onSubmit={submit.onSubmit}>
          <Show when={!token()}>
            <TextField
              label={signInWords().code}
              name="code"
              autocomplete="one-time-code"
              hint={signInWords().codeHint}
              value={code()}
              onInput={setCode}
              error={codeError()}
              required
            />
          </Show>
          <Show when={firstRun.open() === 'device'}>
            <p class="sign-in-aside">{signInWords().joinBrings}</p>
          </Show>
          <Show when={firstRun.open() === 'example'}>
            <p class="sign-in-aside">{signInWords().leaveExampleFirst}</p>
          </Show>
          <FormProblem sentence={submit.problem()} />
          <Button type="submit" variant="main" disabled={submit.busy()}>
            {signInWords().join}
          </Button>
        </form>
      </Show>
    </FrontPage>
  )
}

/** What is wrong with what was typed or pasted. */
function errorIn(text: string): string | undefined {
  const { problem } = signInWords()
  const link = pastedLink(text)
  if (link) return link.origin === window.location.origin ? undefined : problem.elsewhere
  return typedCode(text) === '' ? problem.code : undefined
}
