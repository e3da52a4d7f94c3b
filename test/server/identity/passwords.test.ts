import { expect, test } from 'vitest'
import { scryptPasswords } from '../../../server/identity/passwords.ts'

const CHEAP = { N: 1024, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const passwords = scryptPasswords(CHEAP)

test('a hash recognises its password and no other, and never repeats', async () => {
  const [hash, again] = await Promise.all([passwords.hash('correct horse'), passwords.hash('correct horse')])
  expect(hash).not.toBe(again)
  expect(hash).not.toContain('horse')
  expect(await passwords.matches('correct horse', hash)).toBe(true)
  expect(await passwords.matches('Correct horse', hash)).toBe(false)
})

test('an accent typed on a phone is the accent typed on a desktop', async () => {
  const hash = await passwords.hash('caf\u00e9 au lait')
  expect(await passwords.matches('cafe\u0301 au lait', hash)).toBe(true)
})

test('a hash made at another cost is still recognised', async () => {
  const dearer = scryptPasswords({ ...CHEAP, N: 2048 })
  expect(await passwords.matches('correct horse', await dearer.hash('correct horse'))).toBe(true)
})

test('a hash of another kind matches nothing', async () => {
  for (const hash of ['', 'plain', 'scrypt$1$1$1', 'bcrypt$16384$8$1$AAAA$AAAA'])
    expect(await passwords.matches('correct horse', hash)).toBe(false)
})
