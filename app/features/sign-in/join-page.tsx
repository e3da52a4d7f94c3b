import { useLocation } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import type { ConnectionState } from '../../data/connection.ts'
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
import { tokenOf, typedCode } from './link-token.ts'
import { createSubmit } from './submit.ts'
import './sign-in.css'

/** States in which the server has to be told anew who this is. */
const SIGNED_OUT: ConnectionState['is'][] = ['sign-in', 'revoked']

/** `/join#token`: a link signs this device in at a tap, never by being opened alone; without a link one types the code. */
export default function JoinPage() {
  const firstRun = useFirstRun()
  const location = useLocation()
  const [code, setCode] = createSignal('')
  const [codeError, setCodeError] = createSignal<string>()
  const token = () => tokenOf(location.hash)
  const isSignedIn = () =>
    firstRun.open() === 'server' && !SIGNED_OUT.includes(firstRun.connection.state().is)

  const submit = createSubmit('join', {
    check: () => {
      const isEmpty = !token() && typedCode(code()) === ''
      setCodeError(isEmpty ? signInWords().problem.code : undefined)
      return !isEmpty
    },
    send: () => firstRun.connection.join(token() ?? typedCode(code())),
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
