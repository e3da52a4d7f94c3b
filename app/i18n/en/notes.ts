export const notes = {
  title: 'Note',
  placeholder: 'First line is the title.  [] action   @ person   # tag',
  people: 'With',
  suggestions: 'Suggestions',
  empty: 'Write something first.',
  untitled: 'Untitled note',
  tooLong: (over: string) => `${over} characters too long: a note holds up to 256 KB. Split it in two.`,
  nearlyFull: (left: string) => `${left} characters left.`,
  deleted: 'Note deleted.',
  savedWithActions: (count: number, saved: string) =>
    count === 0
      ? saved
      : count === 1
        ? `${saved}, with a next action`
        : `${saved}, with ${count} next actions`,
  editedElsewhere: 'Edited on another device meanwhile. Save, and both texts are kept.',
  takeTheirs: 'Take theirs',
  newActions: 'Next actions this note makes',
  gone: 'This note is not here. It may have been deleted.',
  toAccount: 'To the account',
}
