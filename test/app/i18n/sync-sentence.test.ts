import { describe, expect, test } from 'vitest'
import { careOf, type SyncState, sentenceOf } from '../../../app/i18n/sync-sentence.ts'

const now = Date.parse('2026-11-23T15:30:00Z')
const twoMinutesAgo = now - 2 * 60_000
const state = (given: Partial<SyncState>): SyncState => ({ is: 'synced', waiting: 0, attention: 0, ...given })

describe('the sync sentence', () => {
  test.each<[Partial<SyncState>, string, 'well' | 'wait' | 'care']>([
    [{ is: 'none' }, 'Saved on this device', 'well'],
    [{ is: 'none', waiting: 300 }, 'Saved on this device', 'well'],
    [{ last: twoMinutesAgo }, 'Synced 2 min ago', 'well'],
    [{ last: now }, 'Synced just now', 'well'],
    [{ last: twoMinutesAgo, waiting: 1 }, '1 change waiting', 'wait'],
    [{ is: 'waiting', waiting: 3 }, '3 changes waiting', 'wait'],
    [{ is: 'syncing' }, 'Syncing', 'well'],
    [{ is: 'syncing', waiting: 3 }, 'Sending 3 changes', 'wait'],
    [{ is: 'syncing', reading: { rows: 4000, total: 10_000 } }, 'Reading your book: 4,000 of 10,000', 'well'],
    [{ is: 'offline' }, 'Offline; saved on this device', 'wait'],
    [{ is: 'offline', waiting: 2 }, 'Offline; 2 changes waiting', 'wait'],
    [{ is: 'sign-in' }, 'Sign in to sync', 'care'],
    [{ is: 'sign-in', waiting: 41 }, 'Sign in to sync; your 41 changes are kept', 'care'],
    [{ is: 'revoked' }, 'This device was signed out', 'care'],
    [{ is: 'revoked', waiting: 1 }, 'This device was signed out; your 1 change is kept', 'care'],
    [{ is: 'server-trouble' }, 'The server has trouble; trying again', 'wait'],
    [{ is: 'server-trouble', waiting: 5 }, 'The server has trouble; 5 changes waiting', 'wait'],
    [{ is: 'portal' }, 'This network wants you to sign in to it first', 'care'],
    [
      { is: 'portal', waiting: 5 },
      '5 changes waiting; this network wants you to sign in to it first',
      'care',
    ],
    [{ attention: 1 }, '1 change needs attention', 'care'],
    [{ is: 'waiting', waiting: 4, attention: 2 }, '2 changes need attention', 'care'],
    [{ is: 'sign-in', waiting: 4, attention: 2 }, 'Sign in to sync; your 4 changes are kept', 'care'],
  ])('for %o is "%s"', (given, sentence, care) => {
    expect(sentenceOf(state(given), now)).toBe(sentence)
    expect(careOf(state(given))).toBe(care)
  })
})
