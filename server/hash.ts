import { createHash } from 'node:crypto'

/** SHA-256 in hexadecimal: what is kept of a token, and of a change to recognise its repeat. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
