/**
 * A photo as it is kept: turned the right way, at most 2,048 pixels long, drawn anew as a JPEG. What a camera writes into the file
 * beside the picture (where it was taken, with what, by whom) is not drawn, and so is gone.
 */
export type Shrunk = { bytes: ArrayBuffer; type: string } | 'unreadable' | 'many'

const LONGEST_SIDE = 2048
const QUALITY = 0.82
/** A picture of more pixels than any camera takes would fill the memory when it is opened. */
const MOST_PIXELS = 120_000_000

export async function shrinkPhoto(file: Blob): Promise<Shrunk> {
  if (isTooLarge(sizeIn(new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer())))) return 'many'
  const picture = await open(file)
  if (!picture) return 'unreadable'
  const shrink = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * shrink))
  canvas.height = Math.max(1, Math.round(picture.height * shrink))
  const context = canvas.getContext('2d')
  if (!context) return 'unreadable'
  // A JPEG has no see-through parts; they would turn black.
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const drawn = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  return drawn ? { bytes: await drawn.arrayBuffer(), type: 'image/jpeg' } : 'unreadable'
}

/** A drawing that could carry a script is no photo. */
async function open(file: Blob): Promise<ImageBitmap | undefined> {
  if (file.type.includes('svg')) return undefined
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return undefined
  }
}

export interface PixelSize {
  width: number
  height: number
}

function isTooLarge(size: PixelSize | undefined): boolean {
  return size !== undefined && size.width * size.height > MOST_PIXELS
}

/** The size a picture says it has may stand behind a camera's own notes. */
const LOOKED_AT = 512 * 1024

/** How large a PNG, JPEG or GIF says it is, without opening it; undefined where it does not say. */
export function sizeIn(bytes: Uint8Array): PixelSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47)
    return { width: view.getUint32(16), height: view.getUint32(20) }
  if (bytes.length > 10 && view.getUint32(0) === 0x47494638)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  return bytes.length > 4 && view.getUint16(0) === 0xffd8 ? sizeInJpeg(view) : undefined
}

function sizeInJpeg(view: DataView): PixelSize | undefined {
  let at = 2
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}
