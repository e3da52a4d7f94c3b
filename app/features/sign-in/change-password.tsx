import { createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
import { signInWords } from '../../i18n/sign-in.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { FormProblem } from '../shared/form-problem.tsx'
import { newPasswordError } from './password.ts'
import { PasswordField } from './password-field.tsx'
import { createSubmit } from './submit.ts'
import './sign-in.css'

/** Puts a new password in place of the present one. */
export function ChangePassword(props: { email: string; onClose: () => void }) {
  const { connection } = useServices()
  const [form, setForm] = createStore({ old: '', new: '' })
  const [errors, setErrors] = createSignal<{ old?: string; new?: string }>({})

  const submit = createSubmit('password', {
    check() {
      const { problem } = signInWords()
      setErrors({
        old: form.old === '' ? problem.password : undefined,
        new: form.old !== '' && form.old === form.new ? problem.same : newPasswordError(form.new),
      })
      return !errors().old && !errors().new
    },
    send: () => connection.changePassword({ ...form }),
    done() {
      toast({ text: signInWords().passwordChanged })
      props.onClose()
    },
  })

  return (
    <Sheet
      title={signInWords().changePassword}
      onClose={props.onClose}
      onSubmit={submit.onSubmit}
      footer={
        <Button type="submit" variant="main" disabled={submit.busy()}>
          {signInWords().save}
        </Button>
      }
    >
      <div class="sign-in-form">
        <p class="sign-in-aside">{signInWords().changePasswordLead}</p>
        {/* Password managers file the new password under the name they find in the form. */}
        <input type="email" autocomplete="username" value={props.email} readonly hidden />
        <PasswordField
          label={signInWords().presentPassword}
          kind="current"
          value={form.old}
          onInput={old => setForm({ old })}
          error={errors().old}
        />
        <PasswordField
          label={signInWords().newPassword}
          kind="new"
          value={form.new}
          onInput={typed => setForm({ new: typed })}
          error={errors().new}
        />
        <FormProblem sentence={submit.problem()} />
      </div>
    </Sheet>
  )
}
