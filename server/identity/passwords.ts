import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { atMost } from '../at-most.ts'

/** How passwords are kept: hashed so slowly that guessing is dear. Tests inject a quick one. */
export interface Passwords {
  hash(password: string): Promise<string>
  matches(password: string, hash: string): Promise<boolean>
}

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200

const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }
const LENGTH = 32
/** Each hash takes 32 MB for a moment; more than two at once would let strangers fill a small machine. */
const AT_ONCE = 2

/** scrypt as Node has it; the cost travels with the hash so that it can be raised later. */
export function scryptPasswords(cost = COST): Passwords {
  const inTurn = atMost(AT_ONCE)
  return {
    async hash(password) {
      const salt = randomBytes(16)
      const key = await inTurn(() => derive(password, salt, cost))
      return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$')
    },
    async matches(password, hash) {
      const [kind, N, r, p, salt, key] = hash.split('$')
      if (kind !== 'scrypt' || !salt || !key) return false
      const asHashed = { N: Number(N), r: Number(r), p: Number(p), maxmem: COST.maxmem }
      const expected = Buffer.from(key, 'base64')
      return timingSafeEqual(
        await inTurn(() => derive(password, Buffer.from(salt, 'base64'), asHashed)),
        expected,
      )
    },
  }
}

/** The same letter can be typed as one character or two; a phone and a desktop must agree. */
function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, LENGTH, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}
