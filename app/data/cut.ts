import { BATCH_CHARACTERS, MOST_CHANGES } from '../model/protocol.ts'

/** Nothing here is cut smaller when somebody on the way refuses it, so it is cut smaller than a turn is. */
const PART_CHARACTERS = BATCH_CHARACTERS / 2

/** A list in parts that each fit one request, by number and by length; what is longer alone travels alone. */
export function cut<T>(list: readonly T[]): T[][] {
  const parts: T[][] = []
  let left = 0
  for (const one of list) {
    const { length } = JSON.stringify(one)
    const part = parts.at(-1)
    if (part && length <= left && part.length < MOST_CHANGES) part.push(one)
    else {
      parts.push([one])
      left = PART_CHARACTERS
    }
    left -= length
  }
  return parts
}
