import { encode } from 'uqr'

/** Quiet modules a reader needs around the code. */
const BORDER = 4

/** A QR code as one SVG path in units of modules: dark runs of each row as rectangles. */
export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER })
  return {
    size,
    path: data
      .flatMap((row, y) => runs(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`))
      .join(''),
  }
}

function runs(row: boolean[]): [start: number, length: number][] {
  const found: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    const last = found.at(-1)
    if (dark && last && last[0] + last[1] === x) last[1]++
    else if (dark) found.push([x, 1])
  }
  return found
}
