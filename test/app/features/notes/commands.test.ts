import { describe, expect, it } from 'vitest'
import { changeNote, deleteNote, keepWhatStands, writeNote } from '../../../../app/features/notes/commands.ts'
import { metTexts, settled } from '../../../../app/features/shared/met-texts.ts'
import type { AnyShown } from '../../../../app/model/row.ts'
import { itemsOf } from '../../../../app/model/row.ts'
import { device, NOON, newAccount, newIn } from '../../../support/device.ts'

const HORN = { id: '01a20786-2f3c-7000-8000-0000000000aa', name: 'Around the Horn' }
const THOMAS = '01a20786-2f3c-7000-8000-0000000000bb'
const at = { now: NOON, today: '2026-11-23' }

async function bookWithHorn() {
  const { book } = await device()
  await book.write([
    newAccount({ name: HORN.name }, HORN.id),
    newIn(HORN.id, 'contact', { name: 'Thomas Hardy' }, THOMAS),
  ])
  const note = async () => (await book.history(HORN.id)).notes[0] as AnyShown
  return { book, note }
}

const written = (body: string, people: string[] = []) => ({ account: HORN, body, with: people })

describe('a note', () => {
  it('is saved with the people and tags its text names, and the next actions its lines ask for', async () => {
    const { book, note } = await bookWithHorn()
    const saved = await writeNote(
      book,
      written('Tasting\n@Thomas Hardy liked it #wine\n[] Send price list fri'),
      at,
    )
    expect(saved.actions).toBe(1)
    const row = await note()
    expect(row.body).toBe('Tasting\n@Thomas Hardy liked it #wine\n☐ Send price list fri')
    expect([itemsOf(row, 'with'), itemsOf(row, 'tag')]).toEqual([[THOMAS], ['wine']])
    expect(book.openActions()).toMatchObject([{ text: 'Send price list', due: '2026-11-27', from: row.id }])
  })

  it('takes what hangs on it along to another account, and back', async () => {
    const { book, note } = await bookWithHorn()
    await writeNote(book, written('Tasting'), at)
    const row = await note()
    const blob = { hash: 'a'.repeat(64), size: 10, type: 'audio/webm' }
    await book.write([newIn(HORN.id, 'attachment', { of: row.id, kind: 'audio', blob, at: NOON })])
    const other = { id: '01a20786-2f3c-7000-8000-0000000000cc', name: 'Bon app', isNew: true as const }
    const hangingIn = async (account: string) => (await book.attachmentsOf({ id: row.id, account })).length
    const { undo } = await changeNote(book, row, { account: other, body: 'Tasting', with: [] }, at)
    expect([await hangingIn(HORN.id), await hangingIn(other.id)]).toEqual([0, 1])
    await undo()
    expect([await hangingIn(HORN.id), await hangingIn(other.id)]).toEqual([1, 0])
  })

  it('saved again makes no second action, and drops the tag that left the text', async () => {
    const { book, note } = await bookWithHorn()
    await writeNote(book, written('Tasting #wine\n[] Send price list fri'), at)
    const row = await note()
    await changeNote(book, row, written(`${String(row.body).replace(' #wine', '')}\nmore #beer`), at)
    expect(book.openActions()).toHaveLength(1)
    expect(itemsOf(await note(), 'tag')).toEqual(['beer'])
  })

  it('undone, is gone together with its actions', async () => {
    const { book, note } = await bookWithHorn()
    const { undo } = await writeNote(book, written('[] Send price list'), at)
    await undo()
    expect(await note()).toBeUndefined()
    expect(book.openActions()).toEqual([])
  })

  it('of more than 256 KB is refused before it is saved', async () => {
    const { book, note } = await bookWithHorn()
    await expect(writeNote(book, written('x'.repeat(256 * 1024 + 1)), at)).rejects.toThrow('Not saved')
    expect(await note()).toBeUndefined()
  })

  it('can be moved to another account, deleted and brought back', async () => {
    const { book, note } = await bookWithHorn()
    const bonApp = { id: '01a20786-2f3c-7000-8000-0000000000cc', name: 'Bon app', isNew: true as const }
    await writeNote(book, written('Tasting'), at)
    await changeNote(book, await note(), { ...written('Tasting'), account: bonApp }, at)
    expect(await note()).toBeUndefined()
    const moved = async () => (await book.history(bonApp.id)).notes
    expect(await moved()).toMatchObject([{ body: 'Tasting' }])
    const { undo } = await deleteNote(book, (await moved())[0] as AnyShown)
    expect(await moved()).toEqual([])
    await undo()
    expect(await moved()).toHaveLength(1)
  })
})

describe('where two versions met', () => {
  const [ONE, OTHER] = ['met/body:aaaaaaaaaaaaaaaa:2', 'met/body:bbbbbbbbbbbbbbbb:4'] as const

  async function metNote() {
    const { book, note } = await bookWithHorn()
    await book.write([
      newIn(HORN.id, 'note', {
        body: 'Mine Theirs, whole',
        at: NOON,
        [ONE]: 'Mine, whole',
        [OTHER]: 'Theirs, whole',
      }),
    ])
    return { book, note }
  }

  const BOTH = [
    { field: ONE, text: 'Mine, whole' },
    { field: OTHER, text: 'Theirs, whole' },
  ]

  it('both are found whole', async () => {
    const { note } = await metNote()
    expect(metTexts(await note(), 'body')).toEqual(BOTH)
  })

  it('using one makes it the note and settles both, and undo brings all back', async () => {
    const { book, note } = await metNote()
    const row = await note()
    const { undo } = await changeNote(book, row, written('Theirs, whole'), at, settled(BOTH))
    expect((await note()).body).toBe('Theirs, whole')
    expect(metTexts(await note(), 'body')).toEqual([])
    await undo()
    expect((await note()).body).toBe('Mine Theirs, whole')
    expect(metTexts(await note(), 'body')).toEqual(BOTH)
  })

  it('keeping what stands leaves it as it is and settles both', async () => {
    const { book, note } = await metNote()
    await keepWhatStands(book, await note(), BOTH)
    expect((await note()).body).toBe('Mine Theirs, whole')
    expect(metTexts(await note(), 'body')).toEqual([])
  })
})
