import { expect, it } from 'vitest'
import { bringBack } from '../../../../app/features/accounts/commands.ts'
import {
  contactsSideBySide,
  mergeContacts,
  namesOf,
} from '../../../../app/features/contacts/merge-contacts.ts'
import type { AnyShown } from '../../../../app/model/row.ts'
import { device, NOON, newAccount, newIn, nextId } from '../../../support/device.ts'

async function thomasTwice() {
  const { book } = await device()
  const [horn, thomas, tom] = [nextId(), nextId(), nextId()]
  await book.write([
    newAccount({ name: 'Around the Horn' }, horn),
    newIn(horn, 'contact', { name: 'Thomas Hardy', phone: '1', about: 'Rows.' }, thomas),
    newIn(
      horn,
      'contact',
      { name: 'Tom', phone: '2', email: 'tom@horn.example', about: 'Golf.', left: true },
      tom,
    ),
    newIn(horn, 'check-in', { kind: 'visit', at: NOON, [`with/${tom}`]: true }),
    newIn(horn, 'note', { body: 'Met.', at: NOON, [`with/${tom}`]: true, [`with/${thomas}`]: true }),
    newIn(horn, 'note', { body: 'Met nobody.', at: NOON }),
  ])
  return { book, horn, thomas: () => book.contact(thomas)!, tom: () => book.contact(tom)! }
}

it('the survivor says what it said, else what the other did, and of two texts both; where they work is its own', async () => {
  const { book, thomas, tom } = await thomasTwice()
  expect(contactsSideBySide(thomas(), tom()).map(({ field, keeps }) => [field, keeps])).toEqual([
    ['name', 'survivors'],
    ['phone', 'survivors'],
    ['email', 'others'],
    ['about', 'both'],
  ])
  await mergeContacts(book, thomas(), tom())
  expect(thomas()).toMatchObject({
    name: 'Thomas Hardy',
    phone: '1',
    email: 'tom@horn.example',
    about: 'Rows.\n\nGolf.',
    [`merged/${tom().id}`]: true,
  })
  expect(thomas()).not.toHaveProperty('left')
})

it('the survivor is named wherever the other was, and the other is nowhere but among the deleted', async () => {
  const { book, horn, thomas, tom } = await thomasTwice()
  expect(await namesOf(book, tom())).toHaveLength(2)
  await mergeContacts(book, thomas(), tom())
  expect(await namesOf(book, tom())).toEqual([])
  expect(await namesOf(book, thomas())).toHaveLength(2)
  expect(book.contactsOf(horn).map(({ name }) => name)).toEqual(['Thomas Hardy'])
  expect(await book.deleted(horn)).toMatchObject([{ name: 'Tom', into: thomas().id }])
})

it('a merge is undone in one tap, and all is as it was', async () => {
  const { book, horn, thomas, tom } = await thomasTwice()
  const before = [thomas(), tom()].map(({ name, phone, email, about }) => [name, phone, email, about])
  const { undo } = await mergeContacts(book, thomas(), tom())
  expect(await undo()).toEqual({ left: [] })
  expect([thomas(), tom()].map(({ name, phone, email, about }) => [name, phone, email, about])).toEqual(
    before,
  )
  expect(tom()).not.toHaveProperty('into')
  expect(await namesOf(book, tom())).toHaveLength(2)
  expect(await namesOf(book, thomas())).toHaveLength(1)
  expect(book.contactsOf(horn)).toHaveLength(2)
})

it('one brought back later stands for themselves again', async () => {
  const { book, thomas, tom } = await thomasTwice()
  await mergeContacts(book, thomas(), tom())
  await bringBack(book, tom() as AnyShown)
  expect(tom()).not.toHaveProperty('deleted')
  expect(tom()).not.toHaveProperty('into')
  expect(thomas()).not.toHaveProperty(`merged/${tom().id}`)
})
