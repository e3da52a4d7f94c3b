import type { Action } from './action.ts'
import type { Attachment } from './attachment.ts'
import type { CheckIn, Kind } from './check-in.ts'
import { type Contact, DECISION_ROLES } from './contact.ts'
import { madeAt } from './id.ts'
import type { Note } from './note.ts'
import { idsThere, type PersonOf } from './people-there.ts'

/** What is known of an account on this device. */
export interface Facts {
  checkIns: readonly CheckIn[]
  notes: readonly Note[]
  done: readonly Action[]
  contacts: readonly Contact[]
  /** Anybody, those who were merged away among them. */
  personOf?: PersonOf
  /** What hangs on the notes: the words of a spoken one are there. */
  attachments?: readonly Attachment[]
}

/** The last conversation: when, how, with whom, and its words in at most three lines. */
export interface Conversation {
  row: CheckIn | Note
  at: number
  kind?: Kind
  pulse?: number
  with: Contact[]
  lines: string[]
}

/** What came to be since a moment. */
export interface Since {
  notes: Note[]
  done: Action[]
  people: Contact[]
}

const LINES = 3
const LONGEST_LINE = 160

/** The newest check-in that has happened, or note, that has words; failing that the newest without. */
export function lastConversation(facts: Facts, now: number): Conversation | undefined {
  const checkIns = facts.checkIns.filter(checkIn => (checkIn.at ?? 0) <= now)
  const newest = [...checkIns, ...facts.notes].sort(newestFirst)
  const row = newest.find(one => wordsOf(one, facts).trim() !== '') ?? newest[0]
  return row && conversationOf(row, facts)
}

/** The people to know, the one who decides first; who has left the company is not among them. */
export function peopleToKnow(contacts: readonly Contact[]): Contact[] {
  return contacts.filter(contact => !contact.left).sort((a, b) => weight(a) - weight(b))
}

/** What is new since a moment, such as the last check-in. */
export function changedSince(facts: Facts, moment: number): Since {
  return {
    notes: facts.notes.filter(note => (note.at ?? 0) > moment),
    done: facts.done.filter(action => (action.done ?? 0) > moment),
    people: facts.contacts.filter(contact => madeAt(contact.id) > moment),
  }
}

/** The first lines of a text that say something, each cut at a sensible length. */
export function inThreeLines(text: string): string[] {
  const lines = text.split('\n').flatMap(line => line.trim() || [])
  return lines.slice(0, LINES).map(line => (line.length > LONGEST_LINE ? `${cut(line)}…` : line))
}

function conversationOf(row: CheckIn | Note, facts: Facts): Conversation {
  const there = new Set(idsThere(row, facts.personOf ?? (() => undefined)))
  const words = wordsOf(row, facts)
  return {
    row,
    at: row.at ?? 0,
    with: facts.contacts.filter(contact => there.has(contact.id)),
    lines: inThreeLines(words),
    ...('kind' in row && { kind: row.kind }),
    ...('pulse' in row && { pulse: row.pulse }),
  }
}

function wordsOf(row: CheckIn | Note, { attachments = [] }: Facts): string {
  const spoken = attachments.flatMap(one => (one.of === row.id && one.transcript) || [])
  const written = ('said' in row ? row.said : 'body' in row ? row.body : '') ?? ''
  return [written, ...spoken].join('\n')
}

function newestFirst(a: CheckIn | Note, b: CheckIn | Note): number {
  return (b.at ?? 0) - (a.at ?? 0)
}

function weight(contact: Contact): number {
  return contact.decisionRole ? DECISION_ROLES.indexOf(contact.decisionRole) : DECISION_ROLES.length
}

function cut(line: string): string {
  const end = line.lastIndexOf(' ', LONGEST_LINE)
  return line.slice(0, end > LONGEST_LINE / 2 ? end : LONGEST_LINE).trimEnd()
}
