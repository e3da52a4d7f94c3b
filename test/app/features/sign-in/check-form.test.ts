import { expect, test } from 'vitest'
import { formErrors } from '../../../../app/features/sign-in/check-form.ts'

const right = {
  name: 'Nancy',
  email: 'nancy@northwind.example',
  password: 'four plain words here',
  workspace: 'Northwind',
}
const wrong = (form: Partial<typeof right>, known = false) =>
  Object.entries(formErrors({ ...right, ...form }, known)).flatMap(([field, error]) => (error ? [field] : []))

test('a form that is filled in has no errors', () => {
  expect(wrong({})).toEqual([])
})

test('names of spaces alone are not names', () => {
  expect(wrong({ name: '  ', workspace: ' ' })).toEqual(['name', 'workspace'])
})

test('an e-mail address needs something on both sides of its @', () => {
  expect(wrong({ email: 'nancy' })).toEqual(['email'])
  expect(wrong({ email: 'a b@c' })).toEqual(['email'])
  expect(wrong({ email: ' nancy@северный.example ' })).toEqual([])
})

test('a new password has twelve characters, whatever they are made of', () => {
  expect(wrong({ password: '12345678901' })).toEqual(['password'])
  expect(wrong({ password: '🐘🐘🐘🐘🐘🐘' })).toEqual(['password'])
  expect(wrong({ password: 'пароль из слов' })).toEqual([])
})

test('a password that exists already is not judged by its length', () => {
  expect(wrong({ password: 'old' }, true)).toEqual([])
  expect(wrong({ password: '' }, true)).toEqual(['password'])
})
