export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252'

export interface Decoded {
  text: string
  encoding: Encoding
}

/**
 * Reads a file's bytes as text: by its byte order mark, else as UTF-8 when it is valid, else as Windows-1252, which any bytes are.
 * Undefined when it is no text at all: a spreadsheet's own format, a picture.
 */
export function decode(bytes: Uint8Array): Decoded | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return asUtf16(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return asUtf16(bytes, 'utf-16be')
  const zeros = zerosAt(bytes)
  if (zeros.odd > zeros.even * 4) return asUtf16(bytes, 'utf-16le')
  if (zeros.even > zeros.odd * 4) return asUtf16(bytes, 'utf-16be')
  if (zeros.even + zeros.odd > 0) return undefined
  return asUtf8(bytes) ?? { text: asWindows1252(bytes), encoding: 'Windows-1252' }
}

const LOOKED_AT = 4000

/** Text in UTF-16 without a mark shows as zeros in every other place. */
function zerosAt(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 }
  for (let i = 0; i < Math.min(bytes.length, LOOKED_AT); i++)
    if (bytes[i] === 0) zeros[i % 2 === 0 ? 'even' : 'odd']++
  return zeros
}

function asUtf16(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be'): Decoded {
  return { text: new TextDecoder(label).decode(bytes), encoding: 'UTF-16' }
}

function asUtf8(bytes: Uint8Array): Decoded | undefined {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    return undefined
  }
}

/** What Windows-1252 has from 0x80 to 0x9F; some runtimes decode it as Latin-1, where these are control characters. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function asWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes)
  return text.replace(/[\u0080-\u009f]/g, character => UPPER[character.charCodeAt(0) - 0x80] ?? character)
}
