/** A picture of more pixels than any camera takes is made to fill the memory of whoever opens it. */
const MOST_PIXELS = 150_000_000

/** True for an image whose header names more pixels than can be meant. */
export function isHugeImage(type: string, head: Uint8Array): boolean {
  const measure = MEASURES[type]
  const [width, height] = measure?.(new DataView(head.buffer, head.byteOffset, head.byteLength)) ?? [0, 0]
  return width * height > MOST_PIXELS
}

type Measure = (head: DataView) => [width: number, height: number] | undefined

const MEASURES: Record<string, Measure | undefined> = {
  'image/png': head => (head.byteLength < 24 ? undefined : [head.getUint32(16), head.getUint32(20)]),
  'image/gif': head =>
    head.byteLength < 10 ? undefined : [head.getUint16(6, true), head.getUint16(8, true)],
  'image/jpeg': measureJpeg,
  'image/webp': measureWebp,
}

/** Walks the segments to the frame that names its size; behind long metadata it may lie out of sight. */
function measureJpeg(head: DataView): [number, number] | undefined {
  for (let at = 2; at + 9 <= head.byteLength && head.getUint8(at) === 0xff; ) {
    const marker = head.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return [head.getUint16(at + 7), head.getUint16(at + 5)]
    at += marker === 0xff ? 1 : 2 + head.getUint16(at + 2)
  }
}

function measureWebp(head: DataView): [number, number] | undefined {
  if (head.byteLength < 30) return undefined
  const kind = String.fromCharCode(...[12, 13, 14, 15].map(at => head.getUint8(at)))
  const three = (at: number) => head.getUint16(at, true) + (head.getUint8(at + 2) << 16)
  if (kind === 'VP8X') return [three(24) + 1, three(27) + 1]
  if (kind === 'VP8 ') return [head.getUint16(26, true) & 0x3fff, head.getUint16(28, true) & 0x3fff]
  const bits = head.getUint32(21, true)
  return kind === 'VP8L' ? [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1] : undefined
}
