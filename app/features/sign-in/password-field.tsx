import { createSignal } from 'solid-js'
import { signInWords } from '../../i18n/sign-in.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { passwordRule } from './password.ts'
import './password-field.css'

/** A password that can be looked at while it is typed; a new one states its rule beforehand. */
export function PasswordField(props: {
  label: string
  value: string
  onInput: (value: string) => void
  kind: 'new' | 'current'
  error?: string
}) {
  const [isShown, setShown] = createSignal(false)
  return (
    <div class="password-field">
      <TextField
        label={props.label}
        name={`${props.kind}-password`}
        type={isShown() ? 'text' : 'password'}
        autocomplete={`${props.kind}-password`}
        value={props.value}
        onInput={props.onInput}
        hint={props.kind === 'new' ? passwordRule() : undefined}
        error={props.error}
        required
      />
      <div class="password-field-show">
        <Button variant="quiet" onClick={() => setShown(shown => !shown)}>
          {isShown() ? signInWords().hide : signInWords().show}
        </Button>
      </div>
    </div>
  )
}
