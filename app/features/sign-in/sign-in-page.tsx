import { createStore } from 'solid-js/store'
import { signInWords } from '../../i18n/sign-in.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useFirstRun } from '../first-run.ts'
import { FormProblem } from '../shared/form-problem.tsx'
import { FrontPage } from '../shared/front-page.tsx'
import { goHome } from '../shared/go-home.ts'
import { InstallAdvice } from '../shared/install-advice.tsx'
import { checkForm, type FormErrors } from './check-form.ts'
import { PasswordField } from './password-field.tsx'
import { createSubmit } from './submit.ts'
import './sign-in.css'

/** `/sign-in`: with e-mail and password, for the first time here or after a session has ended. */
export default function SignInPage() {
  const { connection, open } = useFirstRun()
  const [form, setForm] = createStore({ email: '', password: '' })
  const [errors, setErrors] = createStore<FormErrors>({})

  const submit = createSubmit('signIn', {
    check: () => checkForm(form, setErrors, true),
    send: () => connection.signIn({ ...form }),
    done: goHome,
  })

  return (
    <FrontPage
      title={signInWords().title}
      lead={open() === 'none' ? signInWords().lead : signInWords().leadKept}
      other={{ href: '/join', label: signInWords().orJoin }}
    >
      <InstallAdvice />
      <form class="sign-in-form" novalidate onSubmit={submit.onSubmit}>
        <TextField
          label={signInWords().email}
          name="email"
          type="email"
          inputmode="email"
          autocomplete="username"
          value={form.email}
          onInput={email => setForm({ email })}
          error={errors.email}
          required
        />
        <PasswordField
          label={signInWords().password}
          kind="current"
          value={form.password}
          onInput={password => setForm({ password })}
          error={errors.password}
        />
        <FormProblem sentence={submit.problem()} />
        <Button type="submit" variant="main" disabled={submit.busy()}>
          {signInWords().signIn}
        </Button>
        <p class="sign-in-aside">{signInWords().forgotten}</p>
      </form>
    </FrontPage>
  )
}
