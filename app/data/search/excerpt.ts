import { fold, foldWithPlaces } from '../../model/fold.ts'
import { type Asked, leftOf } from './asked.ts'
import type { Entry } from './entry.ts'
import { eachPiece, RUN, SIGN } from './pieces.ts'
import type { Hit } from './searcher.ts'

type Mark = [start: number, end: number]

/** About two lines on a phone. */
const LONGEST_SNIPPET = 130
/** What is shown before the first match, so that it is read in its sentence. */
const BEFORE_MATCH = 40
/** Long texts are looked through in parts, so that the first match costs what stands before it and no more. */
const PART = 4000

/** What a page shows of an entry that was found: its title and a piece of its text, with the places that answer the query. */
export function excerptOf(entry: Entry, asked: Asked): Hit {
  const { noun, id, account, title, at, of } = entry
  const snippet = snippetOf(entry, leftOf(asked, fold(title)))
  return {
    noun,
    id,
    account,
    title,
    titleMarks: marksIn(title, asked),
    snippet,
    snippetMarks: marksIn(snippet, asked),
    at,
    ...(of && { of }),
  }
}

/** The piece of an entry that answers what its title leaves open; its beginning when nothing is. */
function snippetOf(entry: Entry, asked: Asked): string {
  const text = entry.text.slice(entry.shown).trim()
  const details = entry.details.filter(detail => marksIn(detail, asked).length > 0)
  const said = details.length > 0 && firstMark(text, asked) >= 0 ? [] : details
  return cutAround([...entry.keys, ...said, text].filter(Boolean).join(' · '), asked)
}

function cutAround(body: string, asked: Asked): string {
  const first = firstMark(body, asked)
  const start = first > LONGEST_SNIPPET - BEFORE_MATCH ? startOfWord(body, first - BEFORE_MATCH) : 0
  const end = body.length <= start + LONGEST_SNIPPET ? body.length : endOfWord(body, start + LONGEST_SNIPPET)
  return `${start ? '…' : ''}${body.slice(start, end).replace(/\s/g, ' ')}${end < body.length ? '…' : ''}`
}

/** Where the first match begins; -1 where there is none. */
function firstMark(body: string, asked: Asked): number {
  if (!asked.words.length && !asked.runs.length && !asked.signs.length) return -1
  for (let start = 0; start < body.length; ) {
    const end = body.length <= start + PART ? body.length : endOfWord(body, start + PART)
    const [mark] = marksIn(body.slice(start, end), asked)
    if (mark) return start + mark[0]
    start = end
  }
  return -1
}

/** Where a text answers the query, from left to right, as [start, end) of the original. */
export function marksIn(original: string, asked: Asked): Mark[] {
  const { text, starts, ends } = foldWithPlaces(original)
  const marks: Mark[] = []
  const mark = (start: number, end: number) => {
    const last = marks.at(-1)
    if (last && starts[start]! <= last[1]) last[1] = Math.max(last[1], ends[end - 1]!)
    else marks.push([starts[start]!, ends[end - 1]!])
  }
  eachPiece(text, (kind, start, end) => {
    if (kind === SIGN) {
      if (asked.signs.includes(text.slice(start, end))) mark(start, end)
    } else if (kind === RUN) {
      for (const [from, to] of runsWithin(text.slice(start, end), asked.runs)) mark(start + from, start + to)
    } else {
      const word = asked.words.filter(word => text.startsWith(word, start)).sort(byLength)[0]
      if (word) mark(start, start + word.length)
      else if (text[start - 1] === "'") markJoined(start, end)
    }
  })
  return marks

  /** "loreal" was typed and "l'oreal" stands here: the part before the apostrophe belongs to it. */
  function markJoined(start: number, end: number) {
    const from = text.slice(0, start).search(/[^\s']+'$/)
    const joined = text.slice(from, end).replace("'", '')
    const word = from < 0 ? undefined : asked.words.find(word => joined.startsWith(word))
    if (word) mark(from, Math.min(end, from + word.length + 1))
  }
}

function runsWithin(text: string, runs: string[]): Mark[] {
  const found: Mark[] = []
  for (const run of runs)
    for (let at = text.indexOf(run); at >= 0; at = text.indexOf(run, at + run.length))
      found.push([at, at + run.length])
  return found.sort((a, b) => a[0] - b[0])
}

function byLength(a: string, b: string): number {
  return b.length - a.length
}

function startOfWord(text: string, at: number): number {
  const space = text.slice(at, at + BEFORE_MATCH).search(/\s/)
  return space < 0 ? wholeCharacter(text, at) : at + space + 1
}

function endOfWord(text: string, at: number): number {
  const space = text.slice(at, at + BEFORE_MATCH).search(/\s/)
  return space < 0 ? wholeCharacter(text, at) : at + space
}

/** Never between the two halves of a character. */
function wholeCharacter(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at
}
