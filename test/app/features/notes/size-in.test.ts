import { describe, expect, it } from 'vitest'
import { sizeIn } from '../../../../app/features/notes/shrink-photo.ts'

const bytes = (...parts: (number | string)[]) =>
  Uint8Array.from(parts.flatMap(part => (typeof part === 'string' ? [...Buffer.from(part, 'hex')] : part)))

describe('the size a picture says it has', () => {
  it('is read from a PNG, a GIF and a JPEG', () => {
    expect(sizeIn(bytes('89504e470d0a1a0a0000000d49484452', '0000c350', '0000c350', 8))).toEqual({
      width: 50_000,
      height: 50_000,
    })
    expect(sizeIn(bytes('474946383961', '0a00', '1400', 0))).toEqual({ width: 10, height: 20 })
    const comment = 'fffe0004abcd'
    expect(sizeIn(bytes('ffd8', comment, 'ffc0', '0011', 8, '0020', '0040', '0000'))).toEqual({
      width: 64,
      height: 32,
    })
  })

  it('is not known of anything else, nor of one that is cut off', () => {
    expect(sizeIn(bytes('ffd8ffe1'))).toBeUndefined()
    expect(sizeIn(bytes('25504446'))).toBeUndefined()
    expect(sizeIn(new Uint8Array())).toBeUndefined()
  })
})
