import { useLocation } from '@solidjs/router'
import { createEffect, createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { Problem } from '../../data/connection.ts'
import { words } from '../../i18n/index.ts'
import { signInWords } from '../../i18n/sign-in.ts'
import type { InvitedTo } from '../../model/invitation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useFirstRun } from '../first-run.ts'
import { canInstall, installWay, thisBrowser } from '../install.ts'
import { FormProblem } from '../shared/form-problem.tsx'
import { FrontPage } from '../shared/front-page.tsx'
import { goHome } from '../shared/go-home.ts'
import { InstallAdvice } from '../shared/install-advice.tsx'
import { checkForm, type FormErrors } from './check-form.ts'
import { tokenOf } from './link-token.ts'
import { PersonFields } from './person-fields.tsx'
import { problemSentence } from './problem.ts'
import { useIsSignedIn } from './signed-in.ts'
import { createSubmit } from './submit.ts'
import './sign-in.css'

/** What of a link is wrong for good. */
const DEAD: readonly string[] = ['wrong', 'used', 'expired', 'withdrawn']

/** `/invite#token`: whoever was invited says who they are and becomes a member, on this device. */
export default function InvitePage() {
  const isSignedIn = useIsSignedIn()
  const location = useLocation()
  const token = () => (isSignedIn() ? undefined : tokenOf(location.hash))
  const { to, dead } = createInvited(token)
  const title = () =>
    to()?.workspace ? signInWords().inviteTitleOf(to()!.workspace) : signInWords().inviteTitle
  return (
    <FrontPage
      title={title()}
      lead={token() && !dead() ? signInWords().inviteLead(to()?.by ?? '') : undefined}
      other={
        isSignedIn()
          ? { href: '/', label: words().errors.toToday }
          : dead() === 'used'
            ? { href: '/sign-in', label: signInWords().orSignIn }
            : { href: '/join', label: signInWords().toJoin }
      }
    >
      <Switch fallback={<Banner tone="amber">{signInWords().noInvitation}</Banner>}>
        <Match when={isSignedIn()}>
          <Banner tone="plain">{signInWords().alreadyIn}</Banner>
        </Match>
        <Match when={dead()}>
          {code => <Banner tone="amber">{problemSentence('accept', code())}</Banner>}
        </Match>
        <Match when={token()}>{token => <Acceptance token={token()} />}</Match>
      </Switch>
    </FrontPage>
  )
}

/** What the link opens, as the server says; without an answer the form stands there all the same, and tells when it is sent. */
function createInvited(token: () => string | undefined) {
  const { connection } = useFirstRun()
  const [answer, setAnswer] = createSignal<InvitedTo | Problem>()
  createEffect(() => {
    const asked = token()
    let isPast = false
    onCleanup(() => {
      isPast = true
    })
    setAnswer()
    if (asked) void connection.invitedTo(asked).then(told => !isPast && setAnswer(told))
  })
  const to = () => {
    const told = answer()
    return told && 'workspace' in told ? told : undefined
  }
  const dead = () => {
    const told = answer()
    return told && 'code' in told && DEAD.includes(told.code) ? told.code : undefined
  }
  return { to, dead }
}

function Acceptance(props: { token: string }) {
  const { connection, open } = useFirstRun()
  const [form, setForm] = createStore({ name: '', email: '', password: '' })
  const [errors, setErrors] = createStore<FormErrors>({})
  const isInstalledFirst = () => installWay(thisBrowser(window), canInstall()) === 'ios'

  const submit = createSubmit('accept', {
    check: () => checkForm(form, setErrors),
    send: () => connection.acceptInvitation({ ...form, token: props.token }),
    done: goHome,
  })

  return (
    <>
      <InstallAdvice />
      <Show when={isInstalledFirst()}>
        <p class="sign-in-aside">{signInWords().inviteApart}</p>
      </Show>
      <form class="sign-in-form" novalidate onSubmit={submit.onSubmit}>
        <PersonFields
          form={form}
          errors={errors}
          onInput={setForm}
          emailHint={signInWords().inviteEmailHint}
        />
        <Show when={open() === 'device'}>
          <p class="sign-in-aside">{signInWords().joinBrings}</p>
        </Show>
        <Show when={open() === 'example'}>
          <p class="sign-in-aside">{signInWords().leaveExampleFirst}</p>
        </Show>
        <FormProblem sentence={submit.problem()} />
        <Button type="submit" variant="main" disabled={submit.busy()}>
          {signInWords().join}
        </Button>
      </form>
    </>
  )
}
