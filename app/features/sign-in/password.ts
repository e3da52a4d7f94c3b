import { signInWords } from '../../i18n/sign-in.ts'

/** The shortest password the server takes. */
export const SHORTEST_PASSWORD = 12

/** The sentence under a new password that would be refused; undefined when it is long enough. */
export function newPasswordError(password: string): string | undefined {
  const { problem } = signInWords()
  if (password === '') return problem.password
  return [...password].length < SHORTEST_PASSWORD ? problem.weak(SHORTEST_PASSWORD) : undefined
}

/** The rule, to be stated before anything is typed. */
export function passwordRule(): string {
  return signInWords().passwordRule(SHORTEST_PASSWORD)
}
