import { v7 } from 'uuid'

/** A new row's id: UUIDv7, made on the device, sorts by the moment it was made. */
export function newId(now?: number, random?: Uint8Array): string {
  return v7({ ...(now !== undefined && { msecs: now }), ...(random && { random }) })
}

/** When an id was made, in milliseconds. */
export function madeAt(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}
