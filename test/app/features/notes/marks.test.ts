import { describe, expect, it } from 'vitest'
import {
  actionsIn,
  openMark,
  peopleIn,
  tagsIn,
  withActionsMade,
  withActionsOf,
} from '../../../../app/features/notes/marks.ts'

const body = `Tasting with Thomas
Liked the November boxes.
[] Send the price list fri
  [ ] Ask @Thomas Hardy about glasses
see [] in the middle, and [x] done
#Wine #winter-2026 #12 a#b https://x.org/#top`

describe('next actions in a note', () => {
  it('are the lines that begin with []', () => {
    expect(actionsIn(body)).toEqual(['Send the price list fri', 'Ask @Thomas Hardy about glasses'])
  })

  it('are made only once', () => {
    const kept = withActionsMade(body)
    expect(actionsIn(kept)).toEqual([])
    expect(kept).toContain('\n☐ Send the price list fri\n  ☐ Ask @Thomas Hardy about glasses\nsee [] in')
  })

  it('made by a save are not asked for again by what was typed on meanwhile', () => {
    const sent = 'Counter\n[] Order shelves'
    expect(withActionsOf(sent, `${sent}\n[] Call Ann`)).toBe('Counter\n☐ Order shelves\n[] Call Ann')
  })

  it('need a text', () => {
    expect(actionsIn('[] \n[]\n[]x')).toEqual([])
  })
})

it('tags are words after #, not numbers, links or parts of words', () => {
  expect(tagsIn(body)).toEqual(['wine', 'winter-2026'])
  expect(tagsIn('#ёлка #日本')).toEqual(['ёлка', '日本'])
})

it('people are found by their whole name after @, whatever the accents', () => {
  const people = [
    { id: '1', name: 'Thomas Hardy' },
    { id: '2', name: 'José Pavarotti' },
    { id: '3', name: 'Thomas Mann' },
  ]
  const found = peopleIn('met @thomas hardy and @Jose Pavarotti; Thomas Mann was ill', people)
  expect(found.map(one => one.id)).toEqual(['1', '2'])
})

describe('the mark being typed', () => {
  it.each([
    ['hello @th', { mark: '@', query: 'th', from: 6 }],
    ['hello @Thomas Ha', { mark: '@', query: 'Thomas Ha', from: 6 }],
    ['#', { mark: '#', query: '', from: 0 }],
    ['line\n#wi', { mark: '#', query: 'wi', from: 5 }],
    ['mail me@example', undefined],
    ['#wine and', undefined],
    ['@Thomas Hardy was', undefined],
  ])('of "%s"', (text, expected) => {
    expect(openMark(text, text.length)).toEqual(expected)
  })
})
