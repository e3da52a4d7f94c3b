import type { Contact } from '../../model/contact.ts'
import type { AnyShown, Fields } from '../../model/row.ts'

/** The contact form's fields as they are typed. */
export interface ContactValues {
  name: string
  role: string
  phone: string
  email: string
  mobile: string
  decisionRole: string
  about: string
  left: boolean
}

export function valuesOf(contact: Contact | undefined): ContactValues {
  return {
    name: contact?.name ?? '',
    role: contact?.role ?? '',
    phone: contact?.phone ?? '',
    email: contact?.email ?? '',
    mobile: contact?.mobile ?? '',
    decisionRole: contact?.decisionRole ?? '',
    about: contact?.about ?? '',
    left: contact?.left ?? false,
  }
}

/** The patch that makes the row hold what was typed. */
export function patchOf(values: ContactValues, seen?: AnyShown): Fields {
  return { ...values, left: values.left || (seen?.left === undefined ? null : false) }
}
