import { describe, expect, it } from 'vitest'
import type { Heard } from '../../../../app/features/voice/proposals.ts'
import {
  bodyOf,
  peopleOf,
  pulseOf,
  tagsOf,
  transcriptOf,
} from '../../../../app/features/voice/spoken-note.ts'

const said = (words: string, by: { dictated?: boolean; typed?: boolean } = {}) => ({
  words,
  dictated: by.dictated ?? false,
  typed: by.typed ?? !by.dictated,
})
const UNTITLED = 'Voice note, 14:05'

describe('a spoken note', () => {
  it('says what was typed, else that it was spoken and when', () => {
    expect(bodyOf(said('  Tasting\n'), true, UNTITLED)).toBe('Tasting')
    expect(bodyOf(said(' \n '), true, UNTITLED)).toBe(UNTITLED)
  })

  it('does not say twice what is the recording’s transcript', () => {
    const dictated = said('call back tuesday', { dictated: true })
    expect(bodyOf(dictated, true, UNTITLED)).toBe(UNTITLED)
    expect(transcriptOf(dictated)).toEqual({ text: 'call back tuesday', edited: false })
  })

  it('keeps dictated words as its own where there is no sound', () => {
    expect(bodyOf(said('call back tuesday', { dictated: true }), false, UNTITLED)).toBe('call back tuesday')
  })

  it('counts dictated words as edited once a person typed among them, and typed ones as no transcript', () => {
    expect(transcriptOf(said('Call back', { dictated: true, typed: true }))).toMatchObject({ edited: true })
    expect(transcriptOf(said('Call back'))).toBeUndefined()
  })

  it('names only people of its account, though the account was changed after speaking', () => {
    const taken: Heard[] = [
      { key: '1', is: 'person', contact: 'thomas', name: 'Thomas' },
      { key: '2', is: 'person', contact: 'maria', name: 'Maria' },
      { key: '3', is: 'pulse', pulse: 2 },
      { key: '4', is: 'signal', signal: 'price', text: 'price' },
      { key: '5', is: 'signal', signal: 'price', text: 'price, again' },
      { key: '6', is: 'money', text: '€40,000' },
    ]
    const book = { contactsOf: () => [{ id: 'maria' }] } as unknown as Parameters<typeof peopleOf>[2]
    expect(peopleOf(taken, 'horn', book)).toEqual(['maria'])
    expect([pulseOf(taken), tagsOf(taken)]).toEqual([2, ['price', '€40,000']])
  })
})
