import { useLocation } from '@solidjs/router'
import { Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { signInWords } from '../../i18n/sign-in.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useFirstRun } from '../first-run.ts'
import { FormProblem } from '../shared/form-problem.tsx'
import { FrontPage } from '../shared/front-page.tsx'
import { goHome } from '../shared/go-home.ts'
import { InstallAdvice } from '../shared/install-advice.tsx'
import { checkForm, type FormErrors } from './check-form.ts'
import { tokenOf } from './link-token.ts'
import { PersonFields } from './person-fields.tsx'
import { createSubmit } from './submit.ts'
import './sign-in.css'

/** `/set-up#token`: the first member and the workspace of a new server. */
export default function SetUpPage() {
  const { connection, open } = useFirstRun()
  const location = useLocation()
  const [form, setForm] = createStore({ name: '', email: '', password: '', workspace: '' })
  const [errors, setErrors] = createStore<FormErrors>({})
  const token = () => tokenOf(location.hash)

  const submit = createSubmit('setUp', {
    check: () => checkForm(form, setErrors),
    send: () => connection.createWorkspace({ ...form, token: token()! }),
    done: goHome,
  })

  return (
    <FrontPage
      title={signInWords().setUpTitle}
      lead={signInWords().setUpLead}
      other={open() === 'none' ? { href: `/welcome${location.hash}`, label: signInWords().back } : undefined}
    >
      <Show when={token()} fallback={<Banner tone="amber">{signInWords().noToken}</Banner>}>
        <InstallAdvice />
        <form class="sign-in-form" novalidate onSubmit={submit.onSubmit}>
          <PersonFields form={form} errors={errors} onInput={setForm} />
          <TextField
            label={signInWords().workspace}
            name="workspace"
            autocomplete="organization"
            hint={signInWords().workspaceHint}
            value={form.workspace}
            onInput={workspace => setForm({ workspace })}
            error={errors.workspace}
            required
          />
          <FormProblem sentence={submit.problem()} />
          <Button type="submit" variant="main" disabled={submit.busy()}>
            {signInWords().setUp}
          </Button>
        </form>
      </Show>
    </FrontPage>
  )
}
