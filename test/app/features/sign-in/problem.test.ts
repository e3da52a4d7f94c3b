import { expect, test } from 'vitest'
import { PROBLEMS } from '../../../../app/data/connection.ts'
import { type Place, problemSentence } from '../../../../app/features/sign-in/problem.ts'

const PLACES: Place[] = ['setUp', 'signIn', 'join', 'accept', 'password', 'devices']

test.each(PLACES.flatMap(place => PROBLEMS.map(code => [place, code] as const)))(
  'in %s, “%s” is said in whole sentences and never as a code',
  (place, code) => {
    const sentence = problemSentence(place, code)
    expect(sentence).toMatch(/^[A-Z].{30,}\.$/)
    expect(sentence).not.toContain(/[-_]/.test(code) ? code : `"${code}"`)
  },
)

test('a wrong password and a wrong link are told apart', () => {
  expect(problemSentence('signIn', 'wrong')).toContain('password')
  expect(problemSentence('join', 'wrong')).toContain('link')
})
