/**
 * What a simulated store copies on its way in and out is plain: it is copied here, by hand. Node's own copy goes through its serializer,
 * which took a fifteenth of a history.
 */
const copyAnything = globalThis.structuredClone

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' ? copyAnything(value) : value
  if (Array.isArray(value)) {
    const made: unknown[] = []
    for (const inner of value) made.push(copy(inner))
    return made
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return copyAnything(value)
  const made: Record<string, unknown> = {}
  for (const key in value) made[key] = copy((value as Record<string, unknown>)[key])
  return made
}

globalThis.structuredClone = copy as typeof structuredClone
