import { LONGEST_LINE } from '../../model/field.ts'
import { fold } from '../../model/fold.ts'

/** What a note's text says by its marks: `[] ` at the start of a line a next action, `@` a person, `#` a tag. */

const NEW_ACTION = /^([ \t]*)\[ ?\][ \t]+(\S.*)$/gm
/** An action that was made from its line, so that saving again makes no second one. */
const MADE = '☐'
const TAG = /(?<![\p{L}\p{N}_/&#])#([\p{L}\p{N}_-]{1,80})/gu

/** The texts of the next actions the note asks for. */
export function actionsIn(body: string): string[] {
  return [...body.matchAll(NEW_ACTION)].map(match => (match[2] as string).trim().slice(0, LONGEST_LINE))
}

/** The note as it is kept once its next actions have been made. */
export function withActionsMade(body: string): string {
  return body.replace(NEW_ACTION, `$1${MADE} $2`)
}

/** A text that was typed on while it was saved: the lines whose actions were made by that save say so. */
export function withActionsOf(saved: string, typed: string): string {
  const made = new Map(saved.split('\n').map(line => [line, withActionsMade(line)]))
  return typed
    .split('\n')
    .map(line => made.get(line) ?? line)
    .join('\n')
}

/** The tags in the text, in lower case; a number alone (#12) is none. */
export function tagsIn(body: string): string[] {
  const found = [...body.matchAll(TAG)].map(match => (match[1] as string).toLowerCase())
  return [...new Set(found)].filter(tag => /\p{L}/u.test(tag))
}

/** The people named with an `@`, however their accents are typed. */
export function peopleIn<T extends { id: string; name?: string }>(body: string, people: readonly T[]): T[] {
  const text = fold(body)
  return people.filter(person => person.name && text.includes(`@${fold(person.name)}`))
}

/** A mark being typed: which one, what has been typed of it, and where it began. */
export interface OpenMark {
  mark: '@' | '#'
  query: string
  from: number
}

/** The mark the caret stands in, if any; a name may have a space in it. */
export function openMark(body: string, caret: number): OpenMark | undefined {
  const before = body.slice(Math.max(0, caret - 80), caret)
  const found = /(?:^|[\s(])([@#])([^\s@#]*(?: [^\s@#]*)?)$/u.exec(before)
  if (!found) return undefined
  const mark = found[1] as '@' | '#'
  const query = found[2] as string
  if (mark === '#' && query.includes(' ')) return undefined
  return { mark, query, from: caret - query.length - 1 }
}
