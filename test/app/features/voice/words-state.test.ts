import { expect, it } from 'vitest'
import { wordsState } from '../../../../app/features/voice/words-state.ts'
import type { Attachment } from '../../../../app/model/attachment.ts'

const recording = (fields: Partial<Attachment>) => ({ change: 0, ...fields }) as Attachment
const HERE = { is: 'here', sent: 0, size: 9 } as const
const SAFE = { is: 'safe' } as const

it.each([
  ['waits for the network while its bytes are only here', {}, HERE, 'offline', 'network'],
  ['is on its way while its bytes are sent', {}, HERE, 'waiting', 'sending'],
  ['the server did not take', {}, { is: 'refused', code: 'type' }, 'synced', 'refused'],
  [
    'waits because the engine has trouble',
    { words: { is: 'waiting', why: 'unreachable' } },
    SAFE,
    'synced',
    'trouble',
  ],
  ['waits for the server once they are there', {}, SAFE, 'synced', 'server'],
  ['has nobody to write its words in a book without a server', {}, HERE, 'none', 'local'],
  ['is waiting in the server’s queue', { words: { is: 'waiting' } }, SAFE, 'synced', 'server'],
  ['is being written', { words: { is: 'writing' } }, SAFE, 'synced', 'writing'],
  ['could not be written', { words: { is: 'failed', why: 'timeout' } }, SAFE, 'synced', 'failed'],
  ['was asked for again', { words: { is: 'failed' }, asked: 5, change: 3 }, SAFE, 'offline', 'network'],
  ['has no engine', { words: { is: 'none' } }, SAFE, 'synced', 'none'],
  ['had no words in it', { words: { is: 'written' }, transcript: ' ' }, SAFE, 'synced', 'empty'],
  ['was written by machine', { words: { is: 'written' }, transcript: 'Call' }, SAFE, 'synced', 'machine'],
  ['had its words taken out by hand', { words: { is: 'written' }, edited: true }, SAFE, 'synced', 'cleared'],
  ['was edited', { transcript: 'Call', edited: true }, SAFE, 'synced', 'edited'],
] as const)('a recording that %s says so', (_, fields, bytes, connection, state) => {
  expect(wordsState(recording(fields as Partial<Attachment>), bytes, connection, 'command')).toBe(state)
})

it.each(['synced', 'offline'] as const)(
  'a recording says that the server writes no words (%s)',
  connection => {
    expect(wordsState(recording({}), SAFE, connection, 'none')).toBe('none')
    expect(wordsState(recording({}), HERE, connection, 'none')).toBe('none')
  },
)

it('a recording waits for the server while nobody has said what writes there', () => {
  expect(wordsState(recording({}), SAFE, 'synced', undefined)).toBe('server')
})
