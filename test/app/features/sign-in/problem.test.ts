import { expect, test } from 'vitest'
import type { Problem } from '../../../../app/data/connection.ts'
import { type Place, problemSentence } from '../../../../app/features/sign-in/problem.ts'

const PLACES: Place[] = ['setUp', 'signIn', 'join', 'password', 'devices']
const CODES: Problem['code'][] = [
  'offline',
  'wrong',
  'used',
  'expired',
  'taken',
  'weak',
  'invalid',
  'too-many',
  'trouble',
]

test.each(PLACES.flatMap(place => CODES.map(code => [place, code] as const)))(
  'in %s, “%s” is said in whole sentences and never as a code',
  (place, code) => {
    const sentence = problemSentence(place, code)
    expect(sentence).toMatch(/^[A-Z].{30,}\.$/)
    expect(sentence).not.toContain(code === 'too-many' ? 'too-many' : `"${code}"`)
  },
)

test('a wrong password and a wrong link are told apart', () => {
  expect(problemSentence('signIn', 'wrong')).toContain('password')
  expect(problemSentence('join', 'wrong')).toContain('link')
})
