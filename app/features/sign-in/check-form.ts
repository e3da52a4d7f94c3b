import { signInWords } from '../../i18n/sign-in.ts'
import { newPasswordError } from './password.ts'

/** The sentence under each field that is not right yet. */
export type FormErrors = Partial<Record<'name' | 'email' | 'password' | 'workspace', string>>

/** Looks through what a form has filled in, before the server is asked; a password is judged as a new one unless it is `known`. */
export function formErrors(
  form: { name?: string; email?: string; password?: string; workspace?: string },
  known = false,
): FormErrors {
  const { problem } = signInWords()
  const { name, email, password, workspace } = form
  const knownError = password === '' ? problem.password : undefined
  return {
    name: name?.trim() === '' ? problem.name : undefined,
    email: email !== undefined && !/^\S+@\S+$/.test(email.trim()) ? problem.email : undefined,
    password: password === undefined ? undefined : known ? knownError : newPasswordError(password),
    workspace: workspace?.trim() === '' ? problem.workspace : undefined,
  }
}

/** Shows the errors and goes to the first field that has one; true when there is none. */
export function checkForm(
  form: Parameters<typeof formErrors>[0],
  show: (errors: FormErrors) => void,
  known = false,
): boolean {
  const errors = formErrors(form, known)
  show(errors)
  const wrong = Object.values(errors).some(Boolean)
  if (wrong) queueMicrotask(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  return !wrong
}
