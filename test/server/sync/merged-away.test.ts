import { expect, test } from 'vitest'
import type { Change, Verdict } from '../../../app/model/change.ts'
import { newId } from '../../../app/model/id.ts'
import { type Fields, inAccount, type Row } from '../../../app/model/row.ts'
import { type Device, joined } from '../support/device.ts'
import { atTheHorn, historyOf } from '../support/horn.ts'
import { memberBeside } from '../support/member.ts'
import { NOON } from '../support/server.ts'

/** Thomas stands in the book twice, and Ada has two devices that each hold both. */
async function twice(thomas: Fields = {}, tom: Fields = {}) {
  const horn = await atTheHorn()
  const { desk, made, server } = horn
  const { row: survivor } = await desk.put(made('contact', { name: 'Thomas Hardy', ...thomas }))
  const { row: away } = await desk.put(made('contact', { name: 'Tom Hardy', ...tom }))
  return { ...horn, survivor, away, phone: await joined(server, desk) }
}

function merge(by: Device, away: Row, into: Row, at = NOON): Change {
  return by.change({ noun: away.noun, seen: away, patch: { deleted: true, into: into.id }, at })
}

async function rowOf(desk: Device, id: string): Promise<Row> {
  return (await desk.snapshot()).rows.find(row => row.id === id)!
}

async function inBothOrders(play: (isMergedFirst: boolean) => Promise<void>) {
  for (const isMergedFirst of [true, false]) await play(isMergedFirst)
}

/** Sends what the desk merged and what the phone did without knowing, in one order or the other; answers the phone's verdict. */
async function send(isMergedFirst: boolean, desk: Device, merged: Change[], phone: Device, edits: Change[]) {
  if (isMergedFirst) await desk.sync(merged)
  const { verdicts } = await phone.sync(edits)
  if (!isMergedFirst) await desk.sync(merged)
  return verdicts
}

const cases: [sentence: string, thomas: Fields, tom: Fields, edit: Fields, at: number, then: Fields][] = [
  ['fills what the survivor does not say', {}, {}, { phone: '2' }, -5000, { phone: '2' }],
  ['wins as the later edit', { phone: '1' }, {}, { phone: '2' }, 5000, { phone: '2' }],
  ['loses to a later one', { phone: '1' }, {}, { phone: '2' }, -9_000_000, { phone: '1' }],
  [
    'replaces what it had seen, whatever the clocks say',
    { phone: '1' },
    { phone: '1' },
    { phone: '2' },
    -9_000_000,
    { phone: '2' },
  ],
  ['never deletes the survivor', {}, {}, { deleted: true }, 5000, {}],
  ['never moves the survivor', {}, {}, { phone: '2', deleted: true }, 5000, { phone: '2' }],
]

test.each(cases)('an edit that had not seen the merge %s', async (_, thomas, tom, patch, at, then) => {
  await inBothOrders(async isMergedFirst => {
    const { desk, phone, survivor, away } = await twice(thomas, tom)
    const edit = phone.change({ noun: 'contact', seen: away, patch, at: NOON + at })
    await send(isMergedFirst, desk, [merge(desk, away, survivor)], phone, [edit])
    expect((await rowOf(desk, survivor.id)).fields).toEqual({ name: 'Thomas Hardy', ...thomas, ...then })
    expect((await rowOf(desk, away.id)).fields).toMatchObject({ deleted: true, into: survivor.id })
  })
})

test('several edits of one device, and of two, end the same in both orders', async () => {
  const ends: Fields[] = []
  await inBothOrders(async isMergedFirst => {
    const { server, desk, phone, survivor, away } = await twice({ phone: '1' }, { phone: '1' })
    const tablet = await joined(server, desk)
    const edit = (by: Device, patch: Fields, at: number) =>
      by.change({ noun: 'contact', seen: away, patch, at: NOON + at })
    const steps = [
      () => phone.sync([edit(phone, { phone: '2' }, -60_000), edit(phone, { phone: '3' }, -50_000)]),
      () => tablet.sync([edit(tablet, { phone: '4', role: 'owner' }, -55_000)]),
    ]
    const merging = () => desk.sync([merge(desk, away, survivor)])
    for (const step of isMergedFirst ? [merging, ...steps] : [...steps, merging]) await step()
    ends.push((await rowOf(desk, survivor.id)).fields)
  })
  expect(ends[0]).toEqual({ name: 'Thomas Hardy', phone: '3', role: 'owner' })
  expect(ends[1]).toEqual(ends[0])
})

test('two texts that never met are kept whole, both', async () => {
  await inBothOrders(async isMergedFirst => {
    const { desk, phone, survivor, away } = await twice(
      { about: 'Rows on Sundays.' },
      { about: 'Vegetarian.' },
    )
    const edit = phone.change({
      noun: 'contact',
      seen: away,
      patch: { about: 'Vegetarian. Two children.' },
      from: { about: 'Vegetarian.' },
      at: NOON + 5000,
    })
    await send(isMergedFirst, desk, [merge(desk, away, survivor)], phone, [edit])
    const { fields } = await rowOf(desk, survivor.id)
    expect(Object.values(fields)).toEqual(
      expect.arrayContaining(['Rows on Sundays.', 'Vegetarian. Two children.']),
    )
  })
})

test('a text is not merged with one of the survivor’s that only begins alike', async () => {
  await inBothOrders(async isMergedFirst => {
    const { desk, phone, survivor, away } = await twice({ about: 'Ask Anna' }, { about: 'Ask Ann' })
    const patch = { about: 'Ask Ann first.' }
    const edit = phone.change({ noun: 'contact', seen: away, patch, from: { about: 'Ask Ann' } })
    await send(isMergedFirst, desk, [merge(desk, away, survivor)], phone, [edit])
    const { fields } = await rowOf(desk, survivor.id)
    expect(Object.values(fields)).toEqual(expect.arrayContaining(['Ask Anna', 'Ask Ann first.']))
  })
})

test('of an edit that a merge had not seen comes what its author typed, not what others made of that text since', async () => {
  const { desk, phone, survivor: thomas, away: tom } = await twice({}, { about: 'Vegetarian.' })
  const contact = { noun: 'contact', from: { about: 'Vegetarian.' } }
  const taken = desk.change({
    ...contact,
    seen: thomas,
    patch: { about: 'Vegetarian.' },
    from: { about: '' },
  })
  await desk.sync([taken, merge(desk, tom, thomas)])
  const [merged, gone] = [await rowOf(desk, thomas.id), await rowOf(desk, tom.id)]
  await phone.sync([phone.change({ ...contact, seen: merged, patch: { about: 'Vegetarian. Rows.' } })])
  // At the desk the merge is undone, and made the other way round.
  const undone = [
    desk.change({ noun: 'contact', seen: gone, patch: { deleted: null, into: null } }),
    desk.change({ ...contact, seen: merged, patch: { about: null } }),
  ]
  const base = { revision: merged.revision, change: desk.counter }
  await desk.sync([...undone, { ...merge(desk, merged, tom), base }])
  expect((await rowOf(desk, tom.id)).fields.about).toBe('Vegetarian. Rows.')
})

test('the verdict says where an edit went, the answer brings both rows, and both histories tell it', async () => {
  const { desk, phone, survivor, away } = await twice()
  await desk.sync([merge(desk, away, survivor)])
  const edit = phone.change({ noun: 'contact', seen: away, patch: { phone: '2' } })
  const { verdicts, rows } = await phone.sync([edit])
  expect(verdicts).toEqual([
    { change: edit.id, is: 'merged', refused: [], redirected: { [away.id]: survivor.id } },
  ])
  expect(rows.map(row => row.id)).toEqual(expect.arrayContaining([away.id, survivor.id]))
  for (const row of [away, survivor])
    expect((await historyOf(desk, row.id))[0]!.patch).toEqual({ phone: '2' })
})

test('an edit that has seen the merge is of the merged-away row itself, and takes the merge back', async () => {
  const { desk, phone, survivor, away } = await twice()
  const { row: merged } = await desk.put(merge(desk, away, survivor))
  const back = phone.change({ noun: 'contact', seen: merged, patch: { deleted: null, into: null } })
  expect((await phone.put(back)).row.fields).toEqual({ name: 'Tom Hardy' })
  const edit = phone.change({ noun: 'contact', seen: away, patch: { phone: '2' } })
  expect((await phone.put(edit)).row.fields).toEqual({ name: 'Tom Hardy', phone: '2' })
  expect((await rowOf(desk, survivor.id)).fields).toEqual({ name: 'Thomas Hardy' })
})

test('a row that comes back by an older app is merged into none', async () => {
  const { desk, phone, survivor, away } = await twice()
  const { row: merged } = await desk.put(merge(desk, away, survivor))
  const back = phone.change({ noun: 'contact', seen: merged, patch: { deleted: null } })
  expect((await phone.put(back)).row.fields).toEqual({ name: 'Tom Hardy' })
})

test('of three who are one, the last stands for all, in whichever order it was found out', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const { desk, phone, survivor: b, away: a, made } = await twice()
    const { row: c } = await desk.put(made('contact', { name: 'T. Hardy' }))
    const merges = [merge(desk, a, b), merge(desk, b, c)]
    for (const index of order) await desk.sync([merges[index]])
    const edit = phone.change({ noun: 'contact', seen: a, patch: { phone: '2' } })
    expect((await phone.sync([edit])).verdicts).toMatchObject([{ redirected: { [a.id]: c.id } }])
    expect((await rowOf(desk, c.id)).fields).toEqual({ name: 'T. Hardy', phone: '2' })
  }
})

test('a merge that would close a circle is left out, and everybody stays with somebody', async () => {
  const { desk, phone, survivor, away } = await twice()
  await desk.sync([merge(desk, away, survivor)])
  const { verdict, row } = await phone.put(merge(phone, survivor, away))
  expect(verdict).toMatchObject({ is: 'merged', refused: ['deleted', 'into'] })
  expect(row.fields).toEqual({ name: 'Thomas Hardy' })
  expect((await phone.put(merge(phone, row, row))).verdict).toMatchObject({ refused: ['deleted', 'into'] })
})

test('two merges that say the same carry an edit over once: what was corrected between them stays', async () => {
  const { server, desk, phone, survivor, away } = await twice()
  const tablet = await joined(server, desk)
  await phone.put(phone.change({ noun: 'contact', seen: away, patch: { phone: '2' }, at: NOON + 5000 }))
  await desk.sync([merge(desk, away, survivor)])
  const seen = await rowOf(desk, survivor.id)
  await desk.put(desk.change({ noun: 'contact', seen, patch: { phone: '3' } }))
  await tablet.sync([merge(tablet, away, survivor)])
  expect((await rowOf(desk, survivor.id)).fields).toEqual({ name: 'Thomas Hardy', phone: '3' })
})

test('a merge into one who was merged away since, and that into a third, closes no circle', async () => {
  const { desk, phone, survivor: b, away: a, made } = await twice()
  const { row: c } = await desk.put(made('contact', { name: 'T. Hardy' }))
  await desk.sync([merge(desk, b, a)])
  await desk.sync([merge(desk, a, c)])
  await phone.sync([merge(phone, a, b, NOON + 5000)])
  for (const { id } of [a, b]) {
    const edit = phone.change({ noun: 'contact', seen: id === a.id ? a : b, patch: { role: id } })
    expect((await phone.sync([edit])).verdicts).toMatchObject([{ redirected: { [id]: c.id } }])
  }
  expect((await rowOf(desk, a.id)).fields).toMatchObject({ deleted: true, into: c.id })
})

test('words typed on who was merged away come to the survivor, and those they had not seen there stay', async () => {
  await inBothOrders(async isMergedFirst => {
    const { server, desk, phone, survivor, away } = await twice({}, { about: 'Vegetarian.' })
    const tablet = await joined(server, desk)
    const write = (by: Device, seen: Row, text: string) =>
      by.change({
        noun: 'contact',
        seen,
        patch: { about: text },
        from: { about: String(seen.fields.about) },
        at: NOON - 5000,
      })
    const { row: seen } = await desk.put(write(desk, away, 'Vegetarian. Rows.'))
    const taken = desk.change({ noun: 'contact', seen: survivor, patch: { about: seen.fields.about } })
    const merged = [taken, merge(desk, seen, survivor)]
    await send(isMergedFirst, desk, merged, phone, [write(phone, away, 'Vegetarian. Two children.')])
    await tablet.sync([write(tablet, away, 'Strictly vegetarian.')])
    const about = (await rowOf(desk, survivor.id)).fields.about
    for (const word of ['Rows.', 'Two', 'children.', 'Strictly']) expect(about).toContain(word)
  })
})

test('an edit that is later than what it had not seen replaces that at the survivor too, in both orders', async () => {
  await inBothOrders(async isMergedFirst => {
    const { desk, phone, survivor, away } = await twice()
    const early = desk.change({ noun: 'contact', seen: away, patch: { phone: '1' }, at: NOON - 9000 })
    const { row: seen } = await desk.put(early)
    const edit = phone.change({ noun: 'contact', seen: away, patch: { phone: '2' }, at: NOON - 5000 })
    const taken = desk.change({ noun: 'contact', seen: survivor, patch: { phone: '1' } })
    await send(isMergedFirst, desk, [taken, merge(desk, seen, survivor)], phone, [edit])
    expect((await rowOf(desk, survivor.id)).fields.phone).toBe('2')
  })
})

test('two merges of one row that have not seen each other end the same: the later stands', async () => {
  await inBothOrders(async isFirst => {
    const { desk, phone, survivor, away, made } = await twice()
    const { row: other } = await desk.put(made('contact', { name: 'T. Hardy' }))
    const early = merge(desk, away, survivor)
    const late = merge(phone, away, other, NOON + 5000)
    await send(isFirst, desk, [early], phone, [late])
    expect((await rowOf(desk, away.id)).fields).toMatchObject({ deleted: true, into: other.id })
  })
})

test.each<[string, (world: Awaited<ReturnType<typeof twice>>) => Promise<Row>]>([
  ['nobody', async ({ survivor }) => ({ ...survivor, id: newId() })],
  ['another kind of thing', async ({ account }) => account],
  [
    'somebody at another account',
    async ({ desk }) => {
      const { row } = await desk.put(desk.account({ name: 'Blondel' }))
      return (await desk.put(desk.change({ noun: 'contact', scope: row.scope, patch: { name: 'Tom' } }))).row
    },
  ],
  [
    'one who was deleted',
    async ({ desk, survivor }) =>
      (await desk.put(desk.change({ noun: 'contact', seen: survivor, patch: { deleted: true } }))).row,
  ],
])('a contact is not merged into %s', async (_, into) => {
  const world = await twice()
  const { verdict, row } = await world.phone.put(merge(world.phone, world.away, await into(world)))
  expect(verdict).toMatchObject({ is: 'merged', refused: ['deleted', 'into'] })
  expect(row.fields).toEqual({ name: 'Tom Hardy' })
})

test('who was there is the survivor, whichever name the note came with', async () => {
  const { desk, phone, survivor, away, made } = await twice()
  await desk.sync([merge(desk, away, survivor)])
  const note = phone.change({
    noun: 'note',
    scope: survivor.scope,
    patch: { body: 'Met.', at: NOON, [`with/${away.id}`]: true },
  })
  const { verdict, row } = await phone.put(note)
  expect(verdict).toMatchObject({ is: 'merged', redirected: { [away.id]: survivor.id } })
  expect(row.fields).toEqual({ body: 'Met.', at: NOON, [`with/${survivor.id}`]: true })
  const plain = made('note', { body: 'Met.', at: NOON, [`with/${survivor.id}`]: true })
  expect((await desk.put(plain)).verdict).toEqual({ change: plain.id, is: 'applied' })
})

/** The Horn stands in the book twice. */
async function twoHorns() {
  const horn = await atTheHorn()
  const { row: away } = await horn.desk.put(horn.desk.account({ name: 'The Horn' }))
  return { ...horn, survivor: horn.account, away, phone: await joined(horn.server, horn.desk) }
}

test('what is made in a merged-away account lies in the surviving one, in both orders', async () => {
  await inBothOrders(async isMergedFirst => {
    const { desk, phone, survivor, away } = await twoHorns()
    const person = phone.change({ noun: 'contact', scope: away.scope, patch: { name: 'Thomas Hardy' } })
    const note = phone.change({ noun: 'note', scope: away.scope, patch: { body: 'Met.', at: NOON } })
    const merged = [merge(desk, away, survivor)]
    const verdicts = await send(isMergedFirst, desk, merged, phone, [person, note])
    const redirected = { redirected: { [away.id]: survivor.id } }
    expect(verdicts).toMatchObject(isMergedFirst ? [redirected, redirected] : [{ is: 'applied' }, {}])
    for (const { row } of [person, note])
      expect(await rowOf(desk, row)).toMatchObject({ scope: survivor.scope })
  })
})

test('a row that moves to a merged-away account comes to the surviving one', async () => {
  const { desk, phone, survivor, away } = await twoHorns()
  const { row: blondel } = await desk.put(desk.account({ name: 'Blondel' }))
  const { row: note } = await desk.put(
    desk.change({ noun: 'note', scope: blondel.scope, patch: { body: 'Met.', at: NOON } }),
  )
  await desk.sync([merge(desk, away, survivor)])
  const move = phone.change({ noun: 'note', seen: note, patch: { scope: inAccount(away.id) } })
  expect((await phone.put(move)).row).toMatchObject({ scope: survivor.scope, past: [blondel.id] })
})

test('an edit of a merged-away account lands on the survivor, but says nothing of whose that is', async () => {
  await inBothOrders(async isMergedFirst => {
    const { server, desk, phone, survivor, away } = await twoHorns()
    const nancy = await memberBeside(server, desk, 'Nancy')
    const share = `share/${nancy.me.member.id}`
    const patch = { town: 'London', 'tag/key': true, [share]: true, owner: nancy.me.member.id }
    const edit = phone.change({ noun: 'account', seen: away, patch })
    await send(isMergedFirst, desk, [merge(desk, away, survivor)], phone, [edit])
    const { fields } = await rowOf(desk, survivor.id)
    expect(fields).toEqual({ name: 'Around the Horn', town: 'London', 'tag/key': true })
  })
})

test('only who has both accounts merges them', async () => {
  const { server, desk, survivor, away } = await twoHorns()
  const nancy = await memberBeside(server, desk, 'Nancy')
  const share = { [`share/${nancy.me.member.id}`]: true }
  for (const seen of [survivor, away]) await desk.sync([desk.change({ noun: 'account', seen, patch: share })])
  const { verdicts } = await nancy.sync([merge(nancy, await rowOf(desk, away.id), survivor)])
  expect(verdicts).toMatchObject([{ is: 'rejected', code: 'forbidden' }])
  expect((await rowOf(desk, away.id)).fields).not.toHaveProperty('deleted')
})

test('an edit by one who may not see the survivor goes nowhere, and tells them nothing', async () => {
  const { server, desk, survivor, away } = await twoHorns()
  const nancy = await memberBeside(server, desk, 'Nancy')
  const share = { [`share/${nancy.me.member.id}`]: true }
  const { row: shared } = await desk.put(desk.change({ noun: 'account', seen: away, patch: share }))
  await desk.sync([merge(desk, shared, survivor)])
  const edit = nancy.change({ noun: 'account', seen: shared, patch: { town: 'London' } })
  const made = nancy.change({ noun: 'note', scope: away.scope, patch: { body: 'Met.', at: NOON } })
  const { verdicts, rows } = await nancy.sync([edit, made])
  expect(verdicts.map(verdict => (verdict as Verdict & { code: string }).code)).toEqual(['gone', 'not_found'])
  expect(rows.some(row => row.id === survivor.id)).toBe(false)
  expect((await rowOf(desk, survivor.id)).fields).toEqual({ name: 'Around the Horn' })
})
