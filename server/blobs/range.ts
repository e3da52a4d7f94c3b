/** Both ends included. */
export interface Range {
  from: number
  end: number
}

/**
 * The bytes a `Range` header asks for, of `size`. Undefined is all of them: no header, one that is none, or more ranges than one,
 * which nobody needs here. `none` lies outside.
 */
export function rangeOf(header: string | undefined, size: number): Range | 'none' | undefined {
  const parts = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (!parts || (!parts[1] && !parts[2])) return undefined
  const [first, last] = [parts[1], parts[2]].map(text => (text ? Number(text) : undefined))
  if (first === undefined) return last === 0 ? 'none' : { from: Math.max(0, size - last!), end: size - 1 }
  if (last !== undefined && last < first) return undefined
  return first >= size ? 'none' : { from: first, end: Math.min(last ?? size - 1, size - 1) }
}
