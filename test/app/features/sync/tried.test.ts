import { expect, test } from 'vitest'
import type { ConnectionState } from '../../../../app/data/connection.ts'
import { triedSentence } from '../../../../app/features/sync/tried.ts'
import { at } from '../../../support/rows.ts'

const asked = at('2026-11-23 12:00')
type State = Pick<ConnectionState, 'is' | 'isTurning'>

test.each<[State, string | undefined]>([
  [{ is: 'offline' }, 'Tried just now: no connection.'],
  [{ is: 'offline', isTurning: true }, 'Sending…'],
  [{ is: 'portal' }, 'Tried just now: this network wants you to sign in to it first.'],
  [{ is: 'server-trouble' }, 'Tried just now: the server has trouble; tried again by itself.'],
  [{ is: 'synced' }, undefined],
])('after "Send now" was pressed, %o reads "%s"', (state, sentence) => {
  expect(triedSentence(state, asked, asked)).toBe(sentence)
})

test('before it was pressed nothing is said of trying', () => {
  expect(triedSentence({ is: 'offline' }, undefined, asked)).toBe(undefined)
})
