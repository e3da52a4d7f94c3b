import * as v from 'valibot'
import { id } from '../../app/model/field.ts'
import { ROLES } from '../../app/model/member.ts'
import { Problem } from '../http/problem.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './passwords.ts'

/** What people fill in about themselves, as it must arrive. */

const line = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(500))
/** An e-mail as members are known by it: "Ada@…" and "ada@…" are one person. */
export function foldEmail(typed: string): string {
  return typed.trim().normalize('NFKC').toLowerCase()
}

const email = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(320),
  v.regex(/^[^\s@]+@[^\s@]+$/),
  v.transform(foldEmail),
)
const password = v.pipe(v.string(), v.maxLength(LONGEST_PASSWORD))
const secret = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))

/** Its id is never the server's own, which is zeros. */
export const Device = v.object({
  id: v.pipe(v.string(), v.regex(/^(?!0{16})[0-9a-f]{16}$/)),
  name: v.pipe(v.string(), v.trim(), v.maxLength(200)),
})
export const SetUpForm = v.object({
  token: secret,
  workspace: line,
  name: line,
  email,
  password,
  device: Device,
})
export const SignInForm = v.object({ email, password, device: Device })
export const JoinForm = v.object({ code: secret, device: Device })
const role = v.picklist(ROLES)
export const InvitationForm = v.object({ role, manager: v.optional(id()), email: v.optional(email) })
export const InvitedForm = v.object({ token: secret })
export const AcceptForm = v.object({ token: secret, name: line, email, password, device: Device })
export type AcceptForm = v.InferOutput<typeof AcceptForm>
/** What is not named stays as it is; `manager: null` is no team. */
export const MemberForm = v.object({
  role: v.optional(role),
  manager: v.optional(v.nullable(id())),
  left: v.optional(v.boolean()),
})
export type MemberForm = v.InferOutput<typeof MemberForm>
export const PasswordForm = v.object({ old: password, new: password })

/** Long is what makes a password strong; anything may be in it. */
export function requireStrong(chosen: string) {
  if ([...chosen].length < SHORTEST_PASSWORD) throw new Problem(400, 'weak')
}
