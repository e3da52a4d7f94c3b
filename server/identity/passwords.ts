import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

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
export function scryptPasswords(): Passwords {
  const inTurn = atMost(AT_ONCE)
  return {
    async hash(password) {
      const salt = randomBytes(16)
      const key = await inTurn(() => derive(password, salt, COST))
      return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), key.toString('base64')].join('$')
    },
    async matches(password, hash) {
      const [kind, N, r, p, salt, key] = hash.split('$')
      if (kind !== 'scrypt' || !salt || !key) return false
      const cost = { N: Number(N), r: Number(r), p: Number(p), maxmem: COST.maxmem }
      const expected = Buffer.from(key, 'base64')
      return timingSafeEqual(
        await inTurn(() => derive(password, Buffer.from(salt, 'base64'), cost)),
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

function atMost(limit: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= limit) await new Promise<void>(go => waiting.push(go))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
