/** Secrets people carry: session and set-up tokens (256 bits), and codes short enough to type. */

type Random = (bytes: number) => Uint8Array

/** Crockford's base 32: no letter that can be taken for another. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 8

export function newToken(random: Random): string {
  return Buffer.from(random(32)).toString('base64url')
}

/** A code as it is typed and shown, `7KQ2-M9XD`: 40 bits, good for minutes and few tries. */
export function newCode(random: Random): string {
  const letters = [...random(CODE_LENGTH)].map(byte => ALPHABET[byte % ALPHABET.length]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** A code as it was meant, however it was typed: spaces, dashes, small letters, O for 0. */
export function readCode(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
