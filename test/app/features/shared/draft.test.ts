import { createRoot } from 'solid-js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changeNote } from '../../../../app/features/notes/commands.ts'
import { createForm } from '../../../../app/features/shared/draft.ts'
import type { AnyShown } from '../../../../app/model/row.ts'
import { device, NOON, newAccount, newIn } from '../../../support/device.ts'

const HORN = { id: '01a20786-2f3c-7000-8000-0000000000aa', name: 'Around the Horn' }
const at = { now: NOON, today: '2026-11-23' }

beforeEach(() => {
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('window', new EventTarget())
})
afterEach(() => vi.unstubAllGlobals())

/** A note open in an editor, and what its last save said it had grown out of. */
async function openNote(body: string) {
  const phone = await device()
  const note = newIn(HORN.id, 'note', { at: NOON, body })
  await phone.book.write([newAccount({ name: HORN.name }, HORN.id), note])
  const row = async () => (await phone.book.row('note', note.id, HORN.id)) as AnyShown
  const seen = await row()
  const form = createRoot(() => createForm(phone.book, `note/${note.id}`, { body }, seen))
  await form.ready
  const save = (text: string) =>
    changeNote(phone.book, form.seen()!, { account: HORN, body: text, with: [] }, at)
  const lastChange = async () => (await phone.db.outbox.toArray()).at(-1)!.changes[0]!
  return { ...phone, form, note, row, save, lastChange }
}

describe('an editor that stays open', () => {
  it('grows its second save out of its first, though other words have come into the row between', async () => {
    const { book, form, note, row, save, lastChange } = await openNote('Crates')
    form.set({ body: 'Crates arrive' })
    const { saved } = await save('Crates arrive')
    await book.write([{ ...note, seen: await row(), patch: { body: 'Blue crates arrive' } }])
    form.follow({ body: 'Crates arrive' }, saved)
    await save('Crates arrive broken')
    expect(await lastChange()).toMatchObject({
      patch: { body: 'Crates arrive broken' },
      from: { body: 'Crates arrive' },
      base: { revision: 0, change: 3 },
    })
  })

  it('keeps what was typed while it saved, as words still to be saved', async () => {
    const { form, save } = await openNote('Crates')
    form.set({ body: 'Crates arrive' })
    const saving = save('Crates arrive')
    form.set({ body: 'Crates arrive broken' })
    form.follow({ body: 'Crates arrive' }, (await saving).saved)
    expect([form.values.body, form.isTyped()]).toEqual(['Crates arrive broken', true])
    form.set({ body: 'Crates arrive' })
    expect(form.isTyped()).toBe(false)
  })

  it('brought back after a kill still knows what it was filled with', async () => {
    const { book, form, note, row } = await openNote('Crates')
    form.set({ body: 'Crates arrive' })
    await form.keepNow()
    await book.write([{ ...note, seen: await row(), patch: { body: 'Blue crates' } }])
    const newest = await row()
    const again = createRoot(() => createForm(book, `note/${note.id}`, { body: 'Blue crates' }, newest))
    await again.ready
    expect([again.values.body, again.seen()?.body]).toEqual(['Crates arrive', 'Crates'])
  })

  it('typed in before an earlier draft was found keeps what was typed', async () => {
    const { book, form, note, row } = await openNote('Crates')
    form.set({ body: 'Crates arrive' })
    await form.keepNow()
    const seen = await row()
    const again = createRoot(() => createForm(book, `note/${note.id}`, { body: 'Crates' }, seen))
    again.set({ body: 'Crates, at once' })
    await again.ready
    expect(again.values.body).toBe('Crates, at once')
  })
})
