import { isoTypeOf, zipTypeOf } from './sniff-container.ts'
import { looksLikeMarkup, textTypeOf } from './sniff-text.ts'

/**
 * What bytes are, by how they begin; whatever name and type they came with. `undefined` is what no kind of attachment may be: markup
 * and scripts, which a browser might run. What is not known is `application/octet-stream`.
 */
export function sniff(head: Uint8Array): string | undefined {
  for (const [type, begins, at = 0] of MAGIC) if (startsWith(head, begins, at)) return type
  if (startsWith(head, 'RIFF')) return RIFF[latin(head, 8, 12)] ?? UNKNOWN
  if (startsWith(head, 'ftyp', 4)) return isoTypeOf(latin(head, 8, 12))
  if (startsWith(head, 'PK\x03\x04')) return zipTypeOf(latin(head))
  // Matroska and WebM begin alike; only the name inside tells them apart.
  if (startsWith(head, '\x1aE\xdf\xa3')) return latin(head, 0, 64).includes('webm') ? 'video/webm' : MATROSKA
  if (isMpegAudio(head)) return 'audio/mpeg'
  if (looksLikeMarkup(head)) return undefined
  return textTypeOf(head) ?? UNKNOWN
}

export const UNKNOWN = 'application/octet-stream'
const MATROSKA = 'video/x-matroska'

const MAGIC: readonly [type: string, begins: string, at?: number][] = [
  ['audio/ogg', 'OggS'],
  ['audio/mpeg', 'ID3'],
  ['audio/aac', '\xff\xf1'],
  ['audio/aac', '\xff\xf9'],
  ['audio/flac', 'fLaC'],
  ['audio/amr', '#!AMR'],
  ['audio/x-caf', 'caff\x00\x01'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/gif', 'GIF87a'],
  ['image/gif', 'GIF89a'],
  ['image/tiff', 'II*\x00'],
  ['image/tiff', 'MM\x00*'],
  ['application/pdf', '%PDF-'],
]

const RIFF: Record<string, string> = { WAVE: 'audio/wav', WEBP: 'image/webp', 'AVI ': 'video/x-msvideo' }

/** A frame of MPEG audio without a tag before it: sync, layer II or III, a bitrate and a rate that exist. Layer I would be UTF-16. */
function isMpegAudio([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const hasSync = first === 0xff && (second & 0xe0) === 0xe0
  return (
    hasSync &&
    [0x02, 0x04].includes(second & 0x06) &&
    third >> 4 !== 0xf &&
    third >> 4 !== 0 &&
    (third & 0x0c) !== 0x0c
  )
}

function startsWith(head: Uint8Array, begins: string, at = 0): boolean {
  return latin(head, at, at + begins.length) === begins
}

function latin(head: Uint8Array, from = 0, to = head.length): string {
  return Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1', from, to)
}
