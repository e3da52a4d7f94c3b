import type { Page } from 'playwright-core'

/** A JPEG drawn by the page, with a place in it as a camera writes it (EXIF, GPS). */
export async function photoWithPlace(page: Page, width: number, height: number): Promise<Buffer> {
  const drawn = await page.evaluate(
    async ([wide, high]) => {
      const canvas = new OffscreenCanvas(wide!, high!)
      const context = canvas.getContext('2d')!
      context.fillStyle = 'teal'
      context.fillRect(0, 0, wide!, high! / 2)
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())
      return [...bytes]
    },
    [width, height],
  )
  const jpeg = Buffer.from(drawn)
  return Buffer.concat([jpeg.subarray(0, 2), exif(), jpeg.subarray(2)])
}

/** An APP1 segment: a TIFF with one GPS directory that says "50 degrees north". */
function exif(): Buffer {
  const tiff = Buffer.alloc(26 + 2 + 2 * 12 + 4 + 24)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  entry(tiff, 10, 0x8825, 4, 1, 26)
  tiff.writeUInt16BE(2, 26)
  entry(tiff, 28, 1, 2, 2, 0x4e000000)
  entry(tiff, 40, 2, 5, 3, 56)
  for (const [index, value] of [50, 1, 45, 1, 36, 1].entries()) tiff.writeUInt32BE(value, 56 + 4 * index)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

function entry(tiff: Buffer, at: number, tag: number, type: number, count: number, value: number) {
  tiff.writeUInt16BE(tag, at)
  tiff.writeUInt16BE(type, at + 2)
  tiff.writeUInt32BE(count, at + 4)
  tiff.writeUInt32BE(value, at + 8)
}
