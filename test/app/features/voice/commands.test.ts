import { describe, expect, it } from 'vitest'
import {
  addProposed,
  askForWords,
  deleteRecording,
  editTranscript,
  saveVoiceNote,
  settleMet,
  type VoiceNote,
} from '../../../../app/features/voice/commands.ts'
import { droppedIn } from '../../../../app/features/voice/dropped.ts'
import { notMade } from '../../../../app/features/voice/made-of.ts'
import type { ProposedAction } from '../../../../app/features/voice/proposals.ts'
import { type AnyShown, itemsOf } from '../../../../app/model/row.ts'
import { device, NOON, newAccount, newIn } from '../../../support/device.ts'

const HORN = { id: '01a20786-2f3c-7000-8000-0000000000aa', name: 'Around the Horn' }
const THOMAS = '01a20786-2f3c-7000-8000-0000000000bb'

const sound = (digit: string, seconds: number) => ({
  blob: { hash: digit.repeat(64), size: 9_000, type: 'audio/webm' },
  seconds,
})

const CALL: ProposedAction = { key: 'ours:call/back', text: 'Call back', side: 'ours' }
const OTHER: ProposedAction = { key: 'ours:other', text: 'Send crates', side: 'ours' }

const spoken: VoiceNote = {
  account: HORN,
  at: NOON,
  body: 'Voice note, 14:05',
  recordings: [sound('a', 42), sound('b', 7)],
  language: 'en',
  with: [THOMAS],
  tags: ['price'],
  pulse: 4,
  actions: [
    { key: 'ours:send the proposal', text: 'Send the proposal to Maria', side: 'ours', due: '2026-11-27' },
    { key: 'theirs:signed', text: 'Signed contract', side: 'theirs' },
  ],
  dropped: ['ours:call/back'],
}

async function bookWithHorn() {
  const { book } = await device()
  await book.write([
    newAccount({ name: HORN.name }, HORN.id),
    newIn(HORN.id, 'contact', { name: 'Thomas Hardy' }, THOMAS),
  ])
  const first = async () => (await book.history(HORN.id)).attachments.find(one => one.part === 0)!
  return { book, first }
}

describe('a voice note', () => {
  it('is saved with its recordings in their order, the actions that were added, the people, the pulse', async () => {
    const { book } = await bookWithHorn()
    const { id } = await saveVoiceNote(book, spoken)
    const note = (await book.history(HORN.id)).notes[0]!
    expect(note).toMatchObject({ id, body: 'Voice note, 14:05', at: NOON, pulse: 4 })
    expect([itemsOf(note, 'with'), itemsOf(note, 'tag')]).toEqual([[THOMAS], ['price']])
    expect(droppedIn(note, [CALL])).toEqual({ [CALL.key]: { is: 'dropped' } })
    expect(await book.attachmentsOf(note)).toMatchObject([
      { of: id, kind: 'audio', seconds: 42, part: 0, language: 'en' },
      { of: id, kind: 'audio', seconds: 7, part: 1, language: 'en' },
    ])
    expect(book.openActions()).toMatchObject([
      { text: 'Send the proposal to Maria', side: 'ours', due: '2026-11-27', from: id },
      { text: 'Signed contract', side: 'theirs', from: id },
    ])
  })

  it('makes a new account from its name along with it', async () => {
    const { book } = await bookWithHorn()
    const account = { id: '01a20786-2f3c-7000-8000-0000000000cc', name: 'Blue Door', isNew: true as const }
    await saveVoiceNote(book, { ...spoken, account, with: [] })
    expect(book.account(account.id)).toMatchObject({ name: 'Blue Door' })
  })

  it('undone, is gone with all that came of it', async () => {
    const { book } = await bookWithHorn()
    const { undo } = await saveVoiceNote(book, spoken)
    await undo()
    expect(await book.history(HORN.id)).toMatchObject({ notes: [], attachments: [] })
    expect(book.openActions()).toEqual([])
  })

  it('keeps dictated words with its first recording, the machine’s until a person typed among them', async () => {
    const { book, first } = await bookWithHorn()
    await saveVoiceNote(book, { ...spoken, transcript: { text: 'call back tuesday', edited: false } })
    const recording = await first()
    expect(recording).toMatchObject({ transcript: 'call back tuesday' })
    expect(recording.edited).toBeUndefined()
  })
})

describe('a recording', () => {
  it('has words a person edited, and takes the change back', async () => {
    const { book, first } = await bookWithHorn()
    await saveVoiceNote(book, spoken)
    const { undo } = await editTranscript(book, await first(), 'Call back on Tuesday')
    expect(await first()).toMatchObject({ transcript: 'Call back on Tuesday', edited: true })
    await undo()
    expect((await first()).transcript).toBeUndefined()
  })

  it('is asked for words again, and deleted', async () => {
    const { book, first } = await bookWithHorn()
    await saveVoiceNote(book, spoken)
    await askForWords(book, await first(), NOON + 1)
    expect(await first()).toMatchObject({ asked: NOON + 1 })
    await deleteRecording(book, await first())
    expect(await first()).toBeUndefined()
  })

  it('where two versions of its words met has the one that is used, or keeps what stands', async () => {
    const { book, first } = await bookWithHorn()
    await saveVoiceNote(book, { ...spoken, transcript: { text: 'Ours', edited: true } })
    const met = { field: 'met/transcript:1', text: 'Theirs' }
    await settleMet(book, await first(), [met])
    expect(await first()).toMatchObject({ transcript: 'Ours' })
    await settleMet(book, await first(), [met], met)
    expect(await first()).toMatchObject({ transcript: 'Theirs', edited: true })
  })

  it('proposes an action that is made of the saved note', async () => {
    const { book } = await bookWithHorn()
    const { id } = await saveVoiceNote(book, { ...spoken, actions: [] })
    const note = (await book.history(HORN.id)).notes[0] as unknown as AnyShown
    await addProposed(book, note, { ...CALL, due: '2026-11-24', time: '15:00' })
    expect(book.openActions()).toMatchObject([
      { text: 'Call back', due: '2026-11-24', time: '15:00', from: id },
    ])
  })

  it('is proposed no more once an action was made of it, in whatever words, on whichever device', async () => {
    const { book } = await bookWithHorn()
    const { id } = await saveVoiceNote(book, { ...spoken, actions: [] })
    const note = (await book.history(HORN.id)).notes[0] as unknown as AnyShown
    await addProposed(book, note, { ...CALL, text: 'Ring Thomas' })
    const made = book.openActionsOf(HORN.id).filter(action => action.from === id)
    expect(notMade([CALL, OTHER], made, one => one)).toEqual([OTHER])
  })
})
