import { PART_BYTES } from '../../app/model/blob.ts'
import type { Ask } from '../http/env.ts'
import { Problem } from '../http/problem.ts'

export interface Part {
  bytes: Uint8Array[]
  /** The caller went away in the middle; what came is good. */
  isTorn: boolean
}

/** Reads one part of a blob from the request and stops at its limit, whatever the request said of its length. */
export async function readPart(c: Ask): Promise<Part> {
  const encoding = c.req.header('content-encoding')
  if (encoding && encoding !== 'identity') throw new Problem(415, 'encoding')
  if (Number(c.req.header('content-length')) > PART_BYTES) throw tooLarge()
  const bytes: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of c.req.raw.body ?? []) {
      length += piece.byteLength
      if (length > PART_BYTES) throw tooLarge()
      bytes.push(piece)
    }
    return { bytes, isTorn: false }
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    return { bytes, isTorn: true }
  }
}

/** The rest of the body is not read, so the connection cannot be used again. */
function tooLarge(): Problem {
  return new Problem(413, 'too_large', {}, { connection: 'close' })
}
