import type * as v from 'valibot'

/** What the engine must know of a noun; what it means is in its own file. */
export interface Noun {
  /** Fields a member may write, each with the schema that the form, the push and the import share. */
  fields: Record<string, v.GenericSchema>
  /** Fields a row cannot be without. */
  required?: readonly string[]
  /** Fields that are moments: the server moves impossible ones to the time of receipt. */
  moments?: readonly string[]
  /** Sets this noun has: `tag` allows fields `tag/<item>`. */
  sets?: readonly string[]
  /** Long texts: where two devices wrote in one without seeing each other, they are merged by words. */
  texts?: readonly string[]
  /** Of these, those the server writes down itself: what it heard is another version of a person's words, never mixed with them. */
  heard?: readonly string[]
  /** Fields the server writes: a device's word on them is left out. */
  byServer?: readonly string[]
  /** Where its rows lie and who may read them. `self` is a scope of its own: the account's. */
  scope: 'workspace' | 'account' | 'self'
  /** `server` nouns are never accepted from a device. */
  writtenBy: 'member' | 'server'
  /** How rows lie on the device: `book` rows are held in memory, `history` is read account by account. */
  lies: 'book' | 'history' | ((row: { fields: Record<string, unknown> }) => 'book' | 'history')
}
