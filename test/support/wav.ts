import { readFileSync, writeFileSync } from 'node:fs'

const TIMES = 3
const HEADER_BYTES = 44

/** Chromium's fake microphone plays only 48 kHz: from a 16 kHz mono file this makes one, by straight lines between its samples. */
export function writeTripled(from: string, to: string): void {
  const file = readFileSync(from)
  const start = file.indexOf('data') + 8
  const count = (file.length - start) >> 1
  const rate = file.readUInt32LE(24) * TIMES
  const made = Buffer.alloc(HEADER_BYTES + 2 * count * TIMES)
  made.write('RIFF')
  made.writeUInt32LE(made.length - 8, 4)
  made.write('WAVEfmt ', 8)
  made.writeUInt32LE(16, 16)
  made.writeUInt16LE(1, 20)
  made.writeUInt16LE(1, 22)
  made.writeUInt32LE(rate, 24)
  made.writeUInt32LE(rate * 2, 28)
  made.writeUInt16LE(2, 32)
  made.writeUInt16LE(16, 34)
  made.write('data', 36)
  made.writeUInt32LE(made.length - HEADER_BYTES, 40)
  for (let i = 0; i < count; i++) {
    const here = file.readInt16LE(start + 2 * i)
    const next = i + 1 < count ? file.readInt16LE(start + 2 * i + 2) : here
    for (let step = 0; step < TIMES; step++) {
      const sample = here + Math.round(((next - here) * step) / TIMES)
      made.writeInt16LE(sample, HEADER_BYTES + 2 * (TIMES * i + step))
    }
  }
  writeFileSync(to, made)
}
