import { expect, it } from 'vitest'
import { NOON, newAccount, newIn } from '../../support/device.ts'
import { nancys, turn } from '../../support/nancys.ts'

it.each([
  ['a NUL', 'a\u0000b', 'a\u0000b'],
  ['marks from right to left', '\u202Etxt.exe', '\u202Etxt.exe'],
  ['faces', '😀👩‍👩‍👧', '😀👩‍👩‍👧'],
  ['ten thousand accents on a letter', `Z${'\u0301'.repeat(10_000)}`, `Z${'\u0301'.repeat(10_000)}`],
  ['markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['half a character', 'Zoë\ud83d!', 'Zoë\ufffd!'],
])('a note with %s is the same on every device, before it is sent and after', async (_, typed, kept) => {
  const { phone, desktop } = await nancys()
  const account = newAccount()
  const note = newIn(account.id, 'note', { at: NOON, body: typed })
  const bodyOn = async ({ book }: typeof phone) => (await book.row('note', note.id, account.id))?.body
  await phone.book.write([account, note])
  expect(await bodyOn(phone)).toBe(kept)
  await turn(phone, desktop)
  for (const at of [phone, desktop]) expect(await bodyOn(at)).toBe(kept)
  // What was replaced once is not replaced again: an edit says what it grew out of by the same words.
  const seen = (await desktop.book.row('note', note.id, account.id))!
  await desktop.book.write([{ ...note, seen, patch: { body: `${kept} More.` } }])
  await turn(desktop, phone)
  for (const at of [phone, desktop]) expect(await bodyOn(at)).toBe(`${kept} More.`)
  expect(await bodyOn(await phone.restarted())).toBe(`${kept} More.`)
})
