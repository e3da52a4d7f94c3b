import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { qrPath } from '../../../../app/features/shared/qr-path.ts'
import { pastedLink, tokenOf, typedCode } from '../../../../app/features/sign-in/link-token.ts'
import { timeLeft } from '../../../../app/features/sign-in/time-left.ts'

test('a link’s token is what follows its #, and nothing that could not be one', () => {
  expect(tokenOf('#aB-3_x')).toBe('aB-3_x')
  expect(tokenOf('')).toBeUndefined()
  expect(tokenOf('#%E0%A4%A')).toBeUndefined()
})

test.each([
  [
    ' https://tend.example/invite#aB-3_x ',
    { origin: 'https://tend.example', page: 'invite', token: 'aB-3_x' },
  ],
  [
    'http://tend.example:8787/join#7KQ2-M9XD',
    { origin: 'http://tend.example:8787', page: 'join', token: '7KQ2-M9XD' },
  ],
  ['7KQ2-M9XD', undefined],
  ['https://tend.example/settings#aB', undefined],
  ['javascript:alert(1)//invite#aB', undefined],
])('what is pasted (%s) is a link only when it is one of ours', (text, link) => {
  expect(pastedLink(text)).toEqual(link)
})

test('a typed code is read whatever its capitals, spaces and dashes', () => {
  expect(typedCode(' abcd-12 34 ')).toBe('ABCD1234')
})

test('the time left is said in minutes and seconds until it is over', () => {
  expect(timeLeft(600_000, 0)).toBe('10:00')
  expect(timeLeft(65_500, 0)).toBe('1:06')
  expect(timeLeft(1, 0)).toBe('0:01')
  expect(timeLeft(0, 0)).toBeUndefined()
})

test('the drawn QR code has the dark modules of the code and no others', () => {
  const url = 'https://tend.example/join#s3cret'
  const { size, path } = qrPath(url)
  const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(length); at++) drawn[Number(y)]![Number(x) + at] = true
  expect(drawn).toEqual(encode(url, { ecc: 'M', border: 4 }).data)
})
