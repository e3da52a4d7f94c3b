import * as v from 'valibot'
import type { Ask } from './env.ts'
import { Problem } from './problem.ts'

/** Nothing the app sends is nested deeper; a deeper body only serves to exhaust a stack. */
const DEEPEST = 32
const SMALL_BODY = 64 * 1024

/** The request's body as the schema reads it; refuses anything else with the status that fits. */
export async function readBody<S extends v.GenericSchema>(
  c: Ask,
  schema: S,
  largest = SMALL_BODY,
): Promise<v.InferOutput<S>> {
  const read = v.safeParse(schema, await readJson(c, largest))
  if (!read.success) throw new Problem(400, 'invalid')
  return read.output
}

/** The request's body as plain JSON of a bounded size and depth. */
export async function readJson(c: Ask, largest: number): Promise<unknown> {
  const encoding = c.req.header('content-encoding')
  if (encoding && encoding !== 'identity') throw new Problem(415, 'encoding')
  const text = await readText(c.req.raw, largest)
  const value = parse(text)
  if (isDeeper(value, DEEPEST)) throw new Problem(400, 'invalid')
  return value
}

/** Stops reading at the limit, whatever the request said of its length. */
async function readText(request: Request, largest: number): Promise<string> {
  if (Number(request.headers.get('content-length')) > largest) throw tooLarge()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let bytes = 0
  try {
    for await (const part of request.body ?? []) {
      bytes += part.byteLength
      if (bytes > largest) throw tooLarge()
      text += decoder.decode(part, { stream: true })
    }
    return text + decoder.decode()
  } catch (cause) {
    // Bytes that are no text, or a caller who went away in the middle.
    throw cause instanceof Problem ? cause : new Problem(400, 'invalid')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem(400, 'invalid')
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  return Object.values(value).some(inner => isDeeper(inner, levels - 1))
}

/** The rest of the body is not read, so the connection cannot be used again. */
function tooLarge(): Problem {
  return new Problem(413, 'too_large', {}, { connection: 'close' })
}
