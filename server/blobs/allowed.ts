import type { ATTACHED } from '../../app/model/attachment.ts'
import { isHugeImage } from './pixels.ts'
import { sniff } from './sniff.ts'

export type Kind = (typeof ATTACHED)[number]

/** Containers that recorders fill with sound alone, whatever their brand says. */
const AS_AUDIO: Record<string, string> = {
  'video/webm': 'audio/webm',
  'video/mp4': 'audio/mp4',
  'video/quicktime': 'audio/mp4',
}
const PHOTOS = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/heic', 'image/avif']
/** What a file may not call itself, whatever is in it: whoever opens it would run it. */
const RUN = /html|svg|javascript|ecmascript|xslt|x-sh|x-bat|x-msdos|x-powershell|hta$/

/**
 * The type bytes of an attachment are served with; undefined when an attachment of this kind may not have them. `named` is the type
 * its row says.
 */
export function typeFor(kind: Kind, head: Uint8Array, named: string): string | undefined {
  const type = sniff(head)
  if (type === undefined || RUN.test(named)) return undefined
  if (kind === 'audio') return AS_AUDIO[type] ?? (type.startsWith('audio/') ? type : undefined)
  if (kind === 'photo') return PHOTOS.includes(type) && !isHugeImage(type, head) ? type : undefined
  return type
}
