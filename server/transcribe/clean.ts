import { LONGEST_TEXT } from '../../app/model/field.ts'
import { type Heard, HearingFailed, type Segment } from './transcriber.ts'

const MOST_SEGMENTS = 10_000
const LONGEST_SECONDS = 24 * 60 * 60

/** What an engine said, as text a row may hold: no markup in place of an answer, no controls, no more than a note's length. */
export function cleaned({ text, segments = [] }: Heard): Heard {
  if (isPage(text)) throw new HearingFailed('trouble', 'a page instead of text')
  const plain = plainText(text)
  const kept = upTo(
    segments.map(segment => ({ ...segment, text: plainText(segment.text) })),
    LONGEST_TEXT,
  )
  return { text: isNoise(plain) ? '' : plain, ...(kept.length > 0 && !isNoise(plain) && { segments: kept }) }
}

function plainText(text: string): string {
  const plain = text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it takes out
    .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\ufffd')
    .trim()
  if (plain.length <= LONGEST_TEXT) return plain
  return plain.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/, '')
}

function isPage(text: string): boolean {
  return /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(text.slice(0, 1000))
}

/** What engines write where nothing is said: "[BLANK_AUDIO]", "(silence)". */
function isNoise(text: string): boolean {
  return /^(?:\s*[[(][\w\s]{1,30}[\])]\s*)+$/.test(text.slice(0, 1000)) && text.length < 1000
}

/** Segments whose times can be and that say something, as many as fit. */
function upTo(segments: Segment[], characters: number): Segment[] {
  const kept: Segment[] = []
  for (const segment of segments) {
    characters -= segment.text.length
    if (kept.length === MOST_SEGMENTS || characters < 0) return kept
    const { from, to } = segment
    if (segment.text && from >= 0 && to >= from && to <= LONGEST_SECONDS) kept.push(segment)
  }
  return kept
}
