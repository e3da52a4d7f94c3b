import { signInWords } from '../../i18n/sign-in.ts'
import { TextField } from '../../ui/text-field.tsx'
import { PasswordField } from './password-field.tsx'

export interface Person {
  name: string
  email: string
  password: string
}

/** Who one is and how one will sign in: asked of whoever founds a workspace, and of whoever is invited to it. */
export function PersonFields(props: {
  form: Person
  errors: Partial<Person>
  onInput: (typed: Partial<Person>) => void
  /** What is worth knowing of the e-mail before it is typed. */
  emailHint?: string
}) {
  return (
    <>
      <TextField
        label={signInWords().name}
        name="name"
        autocomplete="name"
        value={props.form.name}
        onInput={name => props.onInput({ name })}
        error={props.errors.name}
        required
      />
      <TextField
        label={signInWords().email}
        name="email"
        type="email"
        inputmode="email"
        autocomplete="username"
        hint={props.emailHint}
        value={props.form.email}
        onInput={email => props.onInput({ email })}
        error={props.errors.email}
        required
      />
      <PasswordField
        label={signInWords().password}
        kind="new"
        value={props.form.password}
        onInput={password => props.onInput({ password })}
        error={props.errors.password}
      />
    </>
  )
}
