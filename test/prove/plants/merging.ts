import type { Plant } from './plant.ts'

/** What becomes of two edits that have not seen each other. */
export const merging: Plant[] = [
  {
    bug: 'a deletion always wins, over edits it had not seen too',
    loss: [2],
    file: 'app/model/merge.ts',
    soil: 'if (fields.deleted === true && !hasSeenEvery(change, held)) {',
    instead: 'if (fields.deleted === true && change.base.revision < 0) {',
    caughtBy: 'simulation',
  },
  {
    bug: 'an edit that had not seen the deletion of its row does not bring it back',
    loss: [2],
    file: 'app/model/merge.ts',
    soil: 'if (held.fields.deleted && change.patch.deleted !== true && !hasSeen(change, held.marks.deleted)) {',
    instead: 'if (held.fields.deleted && change.base.revision < 0) {',
    caughtBy: 'simulation',
  },
  {
    bug: 'an edit of somebody who saw the deletion brings the row back',
    loss: [18],
    file: 'app/model/merge.ts',
    soil: 'if (held.fields.deleted && change.patch.deleted !== true && !hasSeen(change, held.marks.deleted)) {',
    instead: 'if (held.fields.deleted && change.patch.deleted !== true) {',
    caughtBy: 'app/model/merge.test.ts',
  },
  {
    bug: 'the stamp decides even over a value that the form had shown',
    loss: [1, 11],
    file: 'app/model/merge.ts',
    soil: 'if (!before || hasSeen(change, before)) return keep(merged, field, value, mark)',
    instead: 'if (!before) return keep(merged, field, value, mark)',
    caughtBy: 'simulation',
  },
  {
    bug: 'whatever arrives last wins, though it was made before',
    loss: [6],
    file: 'app/model/merge.ts',
    soil: 'if (isLater(mark, before)) return keep(merged, field, value, mark)',
    instead: 'return keep(merged, field, value, mark)',
    caughtBy: 'simulation',
  },
  {
    bug: 'of edits made within a minute whatever arrives last wins',
    loss: [7],
    file: 'app/model/merge.ts',
    soil: 'return mark.stamp > before.stamp',
    instead: 'return mark.stamp.slice(0, 8) >= before.stamp.slice(0, 8)',
    caughtBy: 'simulation',
  },
  {
    bug: 'the echo of an edit of one’s own is taken for somebody else’s',
    loss: [8, 28],
    file: 'app/model/merge.ts',
    soil: 'return deviceOf(mark.change) === deviceOf(change.id) && counterOf(mark.change) <= change.base.change',
    instead: 'return false',
    caughtBy: 'simulation',
  },
  {
    bug: 'of two texts that have not seen each other one is dropped',
    loss: [1, 10],
    file: 'app/model/merge.ts',
    soil: 'if (noun.texts?.includes(field)) return mergeText(merged, field, value, mark)',
    instead: '',
    caughtBy: 'app/model/merge.test.ts',
  },
  {
    bug: 'a row that was moved keeps no trace of where it lay, so devices show it in both places',
    loss: [],
    file: 'app/model/merge.ts',
    soil: `held.past = [...new Set([...(held.past ?? []), accountOf(held.scope)])].filter(
    past => past !== accountOf(scope),
  )`,
    instead: '',
    caughtBy: 'simulation',
  },
]
