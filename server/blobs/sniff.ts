import type { ATTACHED } from '../../app/model/attachment.ts'

/** How many bytes from the start tell what a file is. */
export const HEAD_BYTES = 512

type Kind = (typeof ATTACHED)[number]

/** First bytes of what may be heard or seen, at an offset; whatever a file calls itself. */
const SIGNS: [Kind, number, (number | string)[]][] = [
  ['audio', 0, [0x1a, 0x45, 0xdf, 0xa3]],
  ['audio', 0, ['OggS']],
  ['audio', 0, ['ID3']],
  ['audio', 0, ['fLaC']],
  ['audio', 8, ['WAVE']],
  ['audio', 4, ['ftypM4A']],
  ['audio', 4, ['ftypisom']],
  ['audio', 4, ['ftypiso5']],
  ['audio', 4, ['ftypiso6']],
  ['audio', 4, ['ftypmp41']],
  ['audio', 4, ['ftypmp42']],
  ['audio', 4, ['ftyp3gp']],
  ['photo', 0, [0xff, 0xd8, 0xff]],
  ['photo', 0, [0x89, 'PNG', 0x0d, 0x0a, 0x1a, 0x0a]],
  ['photo', 8, ['WEBP']],
  ['photo', 0, ['GIF8']],
  ['photo', 4, ['ftypheic']],
  ['photo', 4, ['ftypheix']],
  ['photo', 4, ['ftypmif1']],
  ['photo', 4, ['ftypavif']],
]

/** Text that a browser would run or draw, whatever stands before it. */
const ACTIVE = /^[\s\ufeff]*(<!--[\s\S]*?-->\s*)*<(!doctype|html|head|body|script|svg|iframe|\?xml)/i

/** True when bytes that begin so may hang on a note as what their row says they are. */
export function isWhatItSays(kind: Kind, head: Uint8Array): boolean {
  if (kind === 'file') return !isActive(head)
  return SIGNS.some(([of, at, sign]) => of === kind && startsWith(head, at, sign)) || isMpeg(kind, head)
}

function isActive(head: Uint8Array): boolean {
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const text = new TextDecoder(isWide ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(head)
  return ACTIVE.test(text)
}

function startsWith(head: Uint8Array, at: number, sign: (number | string)[]): boolean {
  const bytes = sign.flatMap(part =>
    typeof part === 'number' ? [part] : [...part].map(letter => letter.charCodeAt(0)),
  )
  return bytes.every((byte, i) => head[at + i] === byte)
}

/** A frame of MPEG audio begins with eleven set bits; MP3 and AAC without any header. */
function isMpeg(kind: Kind, head: Uint8Array): boolean {
  return kind === 'audio' && head[0] === 0xff && (head[1]! & 0xe0) === 0xe0 && head[1] !== 0xff
}
