import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { account } from '../../../app/model/account.ts'
import { attachment } from '../../../app/model/attachment.ts'
import type { Change } from '../../../app/model/change.ts'
import { type Held, merge } from '../../../app/model/merge.ts'
import { note } from '../../../app/model/note.ts'
import type { Noun } from '../../../app/model/noun.ts'
import { type Fields, inAccount } from '../../../app/model/row.ts'
import { nextStamp } from '../../../app/model/stamp.ts'

const NOW = 1_000_000
const ID = '01936f3c-9a10-7000-8000-000000000001'
const [PHONE, DESK, TABLET] = ['a', 'b', 'c'].map(letter => letter.repeat(16)) as [string, string, string]

interface Said {
  seen?: number
  own?: number
  counter?: number
  at?: number
}

/** A change of a device's, made `at` a minute of its clock by a form that had `seen` a revision. */
function edit(device: string, patch: Fields, { seen = 1, own = 0, counter = 1, at = 0 }: Said = {}): Change {
  return {
    id: `${device}:${counter}`,
    noun: 'account',
    row: ID,
    scope: inAccount(ID),
    patch,
    stamp: nextStamp(undefined, NOW - 600_000 + at * 60_000, device),
    base: { revision: seen, change: own },
  }
}

/** The row after changes in this order; each takes the next revision, the first creates it. */
function rowAfter(changes: Change[], noun: Noun = account) {
  let held: Held | undefined
  let last: ReturnType<typeof merge> | undefined
  for (const [index, change] of changes.entries()) {
    const { scope: _, ...fields } = change.patch
    last = merge(noun, held, change, fields, index + 1, NOW)
    held = last.held
  }
  return last!
}

const made = edit(DESK, { name: 'Around the Horn' }, { seen: 0 })
const textsOf = ({ held }: { held: Held }, field: string) =>
  Object.entries(held.fields)
    .filter(([key]) => key === field || key.startsWith(`met/${field}:`))
    .map(([, text]) => text)

describe('seen before stamps', () => {
  test('a correction by someone who saw the value wins, though their clock is slow', () => {
    const late = edit(DESK, { town: 'London' }, { counter: 2, at: 9 })
    const correction = edit(PHONE, { town: 'Londres' }, { seen: 2, at: 1 })
    expect(rowAfter([made, late, correction]).held.fields.town).toBe('Londres')
  })

  test('of two edits that have not seen each other the later stamp wins, in either order of arrival', () => {
    const early = edit(DESK, { town: 'London' }, { counter: 2, at: 1 })
    const late = edit(PHONE, { town: 'Londres' }, { at: 2 })
    expect(rowAfter([made, early, late]).held.fields.town).toBe('Londres')
    const { held, refused } = rowAfter([made, late, early])
    expect(held.fields.town).toBe('Londres')
    expect(refused).toEqual(['town'])
  })

  test('of two changes of one device the later counter wins, though its clock was set back', () => {
    const first = edit(PHONE, { town: 'London' }, { counter: 1, at: 9 })
    const second = edit(PHONE, { town: 'Londres' }, { counter: 2, at: 1 })
    expect(rowAfter([made, first, second]).held.fields.town).toBe('Londres')
    expect(rowAfter([made, second, first]).held.fields.town).toBe('Londres')
  })

  test('different fields of one row never meet', () => {
    const { held, refused } = rowAfter([
      made,
      edit(PHONE, { town: 'London' }, { at: 2 }),
      edit(DESK, { phone: '(171) 555-7788' }, { counter: 2, at: 1 }),
    ])
    expect(held.fields).toEqual({ name: 'Around the Horn', town: 'London', phone: '(171) 555-7788' })
    expect(refused).toEqual([])
  })

  test('what a change replaces is handed to the history', () => {
    expect(rowAfter([made, edit(PHONE, { name: 'Horn' })]).replaced).toEqual({ name: 'Around the Horn' })
  })

  test('a clock ten years ahead does not win for ten years', () => {
    const mad = { ...edit(PHONE, { town: 'Leeds' }), stamp: nextStamp(undefined, NOW + 3e11, PHONE) }
    const later = {
      ...edit(DESK, { town: 'London' }, { counter: 2 }),
      stamp: nextStamp(undefined, NOW + 1, DESK),
    }
    expect(rowAfter([made, mad, later]).held.fields.town).toBe('London')
  })

  test('clearing a field takes it out of the row and is remembered', () => {
    const cleared = edit(PHONE, { town: null }, { seen: 2, at: 5 })
    const unseen = edit(TABLET, { town: 'Leeds' }, { at: 4 })
    const town = edit(DESK, { town: 'London' }, { counter: 2, at: 1 })
    expect(rowAfter([made, town, cleared]).held.fields).not.toHaveProperty('town')
    expect(rowAfter([made, town, cleared, unseen]).held.fields).not.toHaveProperty('town')
  })
})

describe('deleting', () => {
  const deletion = edit(PHONE, { deleted: true }, { at: 9 })
  const unseen = edit(TABLET, { town: 'London' }, { at: 1 })

  test('an edit beats a deletion that had not seen it, in either order of arrival', () => {
    const first = rowAfter([made, unseen, deletion])
    expect(first.refused).toEqual(['deleted'])
    const second = rowAfter([made, deletion, unseen])
    expect(second.replaced).toEqual({ deleted: true })
    expect(second.held.fields).toEqual(first.held.fields)
    expect(first.held.fields).toEqual({ name: 'Around the Horn', town: 'London' })
  })

  test('a deletion that has seen everything stands', () => {
    const seeing = edit(PHONE, { deleted: true }, { seen: 2 })
    expect(rowAfter([made, unseen, seeing]).held.fields.deleted).toBe(true)
  })

  test('an edit by someone who saw the deletion does not bring the row back', () => {
    const { held } = rowAfter([made, deletion, edit(DESK, { town: 'London' }, { seen: 2, counter: 2 })])
    expect(held.fields).toMatchObject({ deleted: true, town: 'London' })
  })

  test('two deletions that have not seen each other delete', () => {
    const other = edit(DESK, { deleted: true }, { counter: 2, at: 1 })
    expect(rowAfter([made, deletion, other]).held.fields.deleted).toBe(true)
    expect(rowAfter([made, other, deletion]).held.fields.deleted).toBe(true)
  })

  test('undoing a deletion brings the row back whole', () => {
    const undone = edit(PHONE, { deleted: false }, { own: 1, counter: 2 })
    expect(rowAfter([made, deletion, undone]).held.fields).toEqual({ name: 'Around the Horn' })
  })
})

describe('texts', () => {
  const written = edit(DESK, { about: 'Likes oysters.', name: 'Horn' }, { seen: 0 })
  const ours = edit(DESK, { about: 'Likes oysters and stout.' }, { counter: 2, at: 1 })
  const theirs = edit(PHONE, { about: 'Hates oysters.' }, { at: 2 })

  test('two versions of one text are both kept whole, the later in place', () => {
    for (const changes of [
      [written, ours, theirs],
      [written, theirs, ours],
    ]) {
      const { held } = rowAfter(changes)
      expect(held.fields.about).toBe('Hates oysters.')
      expect(held.fields[`met/about:${ours.id}`]).toBe('Likes oysters and stout.')
    }
  })

  test('a text that holds the other whole says everything and stands alone', () => {
    const longer = edit(PHONE, { about: 'Likes oysters. Ask for the cellar.' }, { at: 1 })
    const same = edit(TABLET, { about: 'Likes oysters.' }, { at: 2 })
    for (const changes of [
      [written, longer, same],
      [written, same, longer],
    ])
      expect(textsOf(rowAfter(changes), 'about')).toEqual(['Likes oysters. Ask for the cellar.'])
  })

  test('a text whose last word is a piece of a word of the other is not held by it, and is kept', () => {
    const short = edit(PHONE, { about: 'Ask Ann' }, { at: 1 })
    const longer = edit(TABLET, { about: 'Ask Anna' }, { at: 2 })
    for (const changes of [
      [made, short, longer],
      [made, longer, short],
    ]) {
      const { held } = rowAfter(changes)
      expect(held.fields.about).toBe('Ask Anna')
      expect(held.fields[`met/about:${short.id}`]).toBe('Ask Ann')
    }
  })

  test('the longer text stands with the right of the later one', () => {
    const short = edit(PHONE, { about: 'Hates' }, { at: 9 })
    const longer = edit(TABLET, { about: 'Hates oysters.' }, { at: 1 })
    const between = edit(DESK, { about: 'Likes stout.' }, { counter: 2, at: 5 })
    expect(rowAfter([written, short, longer, between]).held.fields.about).toBe('Hates oysters.')
  })

  test('a text cleared by someone who had not seen the edit stays', () => {
    const cleared = edit(TABLET, { about: null }, { at: 9 })
    for (const changes of [
      [written, ours, cleared],
      [written, cleared, ours],
    ])
      expect(textsOf(rowAfter(changes), 'about')).toEqual(['Likes oysters and stout.'])
  })

  test('writing on, word by word, in the text one wrote oneself never meets anything', () => {
    const shorter = edit(PHONE, { about: 'Likes oysters' }, { at: 9 })
    const onwards = edit(DESK, { about: 'Likes oysters a lot.' }, { seen: 1, own: 2, counter: 3, at: 10 })
    expect(textsOf(rowAfter([written, ours, shorter, onwards]), 'about')).toEqual(['Likes oysters a lot.'])
  })
})

describe('texts whose editors say what they were filled with', () => {
  const START = 'Likes oysters.'
  const written = edit(DESK, { about: START, name: 'Horn' }, { seen: 0 })
  const said = (device: string, from: string, about: string, how: Said = {}) => ({
    ...edit(device, { about: about || null }, how),
    from: { about: from },
  })
  const ours = said(DESK, START, 'Likes oysters and stout.', { counter: 2, at: 1 })
  const theirs = said(PHONE, START, 'Likes Irish oysters.', { at: 2 })

  test('are merged by words, in either order of arrival', () => {
    for (const changes of [
      [written, ours, theirs],
      [written, theirs, ours],
    ])
      expect(textsOf(rowAfter(changes), 'about')).toEqual(['Likes Irish oysters and stout.'])
  })

  const hates = said(PHONE, START, 'Hates oysters.', { at: 2 })
  const loves = said(TABLET, START, 'Loves oysters.', { at: 1 })

  test('are both kept as they were written where both replaced the same words, in either order of arrival', () => {
    for (const changes of [
      [written, loves, hates],
      [written, hates, loves],
    ]) {
      const { held } = rowAfter(changes)
      expect(held.fields.about).toBe('Loves Hates oysters.')
      expect(held.fields[`met/about:${loves.id}`]).toBe('Loves oysters.')
      expect(held.fields[`met/about:${hates.id}`]).toBe('Hates oysters.')
    }
  })

  test('of three that met each is kept as it was written, and what came of the first two is none of them', () => {
    const eats = said(DESK, START, 'Eats oysters.', { counter: 2, at: 3 })
    const kept = textsOf(rowAfter([written, loves, hates, eats]), 'about')
    expect(kept.slice(1).sort()).toEqual(['Eats oysters.', 'Hates oysters.', 'Loves oysters.'])
  })

  test('an editor that saves again has its one version that met, as it now is', () => {
    const again = said(PHONE, 'Hates oysters.', 'Hates oysters a lot.', { own: 1, counter: 2, at: 3 })
    const kept = textsOf(rowAfter([written, loves, hates, again]), 'about')
    expect(kept).toEqual(['Loves Hates oysters a lot.', 'Loves oysters.', 'Hates oysters a lot.'])
  })

  test('an editor that saves on from its own save writes over no word it was not shown', () => {
    const onwards = said(DESK, 'Likes oysters and stout.', 'Likes oysters and stout. Ask.', {
      own: 2,
      counter: 3,
      at: 3,
    })
    expect(textsOf(rowAfter([written, theirs, ours, onwards]), 'about')).toEqual([
      'Likes Irish oysters and stout. Ask.',
    ])
  })

  test('nor does it when the row’s newest revision lay under its own unsent save, in which those words were not shown', () => {
    const onwards = said(DESK, 'Likes oysters and stout.', 'Likes oysters and stout. Ask.', {
      seen: 4,
      own: 2,
      counter: 3,
      at: 3,
    })
    const third = said(TABLET, 'Likes Irish oysters and stout.', 'Likes cold Irish oysters and stout.', {
      seen: 3,
    })
    expect(textsOf(rowAfter([written, theirs, ours, third, onwards]), 'about')).toEqual([
      'Likes cold Irish oysters and stout. Ask.',
    ])
  })

  test('a device from weeks ago takes back nothing that was written since', () => {
    const since = said(PHONE, 'Likes oysters and stout.', 'Likes stout. Moved to Leeds.', { seen: 2 })
    const late = said(TABLET, START, 'Likes oysters. Owns a boat.', { at: -9 })
    expect(textsOf(rowAfter([written, ours, since, late]), 'about')).toEqual([
      'Likes stout. Moved to Leeds. Owns a boat.',
    ])
  })

  test('one who deletes after an own save has not seen what was merged into it', () => {
    const deletion = edit(DESK, { deleted: true }, { own: 2, counter: 3, at: 9 })
    expect(rowAfter([written, theirs, ours, deletion]).refused).toEqual(['deleted'])
    expect(rowAfter([written, ours, deletion]).refused).toEqual([])
  })

  test('an older app that writes on from its own merged save has both texts kept whole', () => {
    const onwards = edit(DESK, { about: 'Likes oysters, stout, gin.' }, { own: 2, counter: 3, at: 3 })
    expect(textsOf(rowAfter([written, theirs, ours, onwards]), 'about')).toEqual([
      'Likes oysters, stout, gin.',
      'Likes Irish oysters and stout.',
    ])
  })

  test('what the server heard is another version of what a person wrote, not a part of it', () => {
    const recorded = edit(DESK, { at: 1 }, { seen: 0 })
    const heard = edit('0'.repeat(16), { transcript: 'likes roisters' }, { seen: 1 })
    const typed = { ...edit(PHONE, { transcript: START }, { at: 5 }), from: { transcript: '' } }
    expect(textsOf(rowAfter([recorded, heard, typed], attachment), 'transcript')).toEqual([
      START,
      'likes roisters',
    ])
  })

  describe('and are too long to be merged', () => {
    const long = (of: string) => Array.from({ length: 20_000 }, (_, i) => `${of}${i}`).join(' ')
    const early = said(PHONE, START, long('p'), { at: 1 })

    test('are both kept whole, and the other is no third text when its editor saves again', () => {
      const late = said(DESK, START, long('d'), { counter: 2, at: 5 })
      const again = said(PHONE, long('p'), long('q'), { counter: 2, own: 1, at: 6 })
      expect(textsOf(rowAfter([written, late, early]), 'about')).toEqual([long('d'), long('p')])
      expect(textsOf(rowAfter([written, late, early, again]), 'about')).toEqual([long('d'), long('q')])
    })
  })
})

describe('moving', () => {
  const [OLD, NEW, OTHER] = ['2', '3', '4'].map(
    digit => `01936f3c-9a10-7000-8000-00000000000${digit}` as const,
  ) as [string, string, string]
  const start = {
    ...edit(DESK, { body: 'Met at the dock.', at: NOW }, { seen: 0 }),
    noun: 'note',
    scope: inAccount(OLD),
  }
  const move = (device: string, to: string, said: Said) => ({
    ...edit(device, { scope: inAccount(to) }, said),
    noun: 'note',
    scope: inAccount(OLD),
  })

  test('a moved row remembers where it lay, so that every device finds the place to leave', () => {
    const { held, replaced } = rowAfter([start, move(PHONE, NEW, {})], note)
    expect(held).toMatchObject({ scope: inAccount(NEW), past: [OLD] })
    expect(replaced).toEqual({ scope: inAccount(OLD) })
  })

  test('a row moved back does not leave the place it lies in', () => {
    const { held } = rowAfter([start, move(PHONE, NEW, {}), move(DESK, OLD, { seen: 2, counter: 2 })], note)
    expect(held).toMatchObject({ scope: inAccount(OLD), past: [NEW] })
  })

  test('of two moves that have not seen each other the later stamp decides, in either order', () => {
    const [early, late] = [move(PHONE, NEW, { at: 1 }), move(DESK, OTHER, { counter: 2, at: 2 })]
    expect(rowAfter([start, early, late], note).held.scope).toBe(inAccount(OTHER))
    expect(rowAfter([start, late, early], note).held.scope).toBe(inAccount(OTHER))
  })
})

describe('laws', () => {
  const patch = fc.record(
    {
      name: fc.constantFrom('Horn', 'Around', 'The Horn'),
      town: fc.constantFrom('London', 'Leeds', null),
      'tag/wine': fc.boolean(),
      deleted: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  /** Edits of many devices, none of which has seen another. */
  const unseen = (patches: fc.Arbitrary<Fields>) =>
    fc
      .array(fc.tuple(patches, fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 6 })
      .map(edits =>
        edits.map(([patch, at], index) => edit((index + 1).toString(16).repeat(16), patch, { at })),
      )
  const inTwoOrders = (edits: fc.Arbitrary<Change[]>) =>
    edits.chain(changes =>
      fc.tuple(
        fc.constant(changes),
        fc.shuffledSubarray(changes, { minLength: changes.length, maxLength: changes.length }),
      ),
    )

  test('edits that have not seen each other give one row in whatever order they arrive', () => {
    fc.assert(
      fc.property(inTwoOrders(unseen(patch)), ([one, other]) => {
        expect(rowAfter([made, ...one]).held.fields).toEqual(rowAfter([made, ...other]).held.fields)
      }),
      { numRuns: 500 },
    )
  })

  test('no text that has not been seen is ever lost, and the order does not matter', () => {
    const words = fc.array(fc.constantFrom('oysters', 'stout', 'dock', 'cellar'), {
      minLength: 1,
      maxLength: 4,
    })
    const text = words.map(words => ({ about: words.join(' ') }))
    const first = edit(DESK, { name: 'Horn', about: 'x' }, { seen: 0 })
    fc.assert(
      fc.property(inTwoOrders(unseen(text)), ([one, other]) => {
        const kept = textsOf(rowAfter([first, ...one]), 'about')
        for (const { patch } of one)
          expect(kept.some(text => String(text).includes(String(patch.about)))).toBe(true)
        for (const { patch } of other)
          expect(textsOf(rowAfter([first, ...other]), 'about').join('\n')).toContain(String(patch.about))
      }),
    )
  })
})
