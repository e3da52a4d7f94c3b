import type Database from 'better-sqlite3'
import { type Finding, none } from './finding.ts'

/** Reads everything that was written as JSON, and looks for the effect of each change that was answered as taken. */
export function* checkContents(database: Database.Database): Generator<Finding> {
  const owed = answered(database)
  yield none('receipts can be read', owed.unreadable, 'that cannot')
  yield none('rows can be read', unreadable(database, 'row', ['fields', 'marks'], ['past']), 'that cannot')
  let broken = 0
  for (const entry of database.prepare('SELECT change, patch, replaced FROM history').iterate()) {
    const { change, patch, replaced } = entry as { change: string; patch: string; replaced: string }
    if (!isObject(patch) || !isObject(replaced)) broken++
    owed.changes.delete(change)
  }
  yield none('history can be read', broken, 'entries that cannot')
  yield none('what was answered as taken is in the history', owed.changes.size, 'changes that are not')
}

/** The changes whose receipts say that they had an effect. */
function answered(database: Database.Database): { changes: Set<string>; unreadable: number } {
  const changes = new Set<string>()
  let unreadable = 0
  for (const receipt of database.prepare('SELECT device, counter, verdict FROM receipt').iterate()) {
    const { device, counter, verdict } = receipt as { device: string; counter: number; verdict: string }
    const read = parsed(verdict) as { change?: unknown; is?: unknown; later?: unknown } | undefined
    if (read?.change !== `${device}:${counter}` || typeof read.is !== 'string') unreadable++
    // What an older server did not understand at all it puts off, and notes nowhere.
    else if (read.is !== 'rejected' && !read.later) changes.add(read.change)
  }
  return { changes, unreadable }
}

function unreadable(database: Database.Database, table: string, objects: string[], lists: string[]): number {
  let count = 0
  for (const record of database
    .prepare(`SELECT ${[...objects, ...lists].join(', ')} FROM ${table}`)
    .iterate()) {
    const values = record as Record<string, string | null>
    const isRead =
      objects.every(column => isObject(values[column])) &&
      lists.every(column => values[column] === null || Array.isArray(parsed(values[column]!)))
    if (!isRead) count++
  }
  return count
}

function isObject(text: string | null | undefined): boolean {
  const value = typeof text === 'string' ? parsed(text) : undefined
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
