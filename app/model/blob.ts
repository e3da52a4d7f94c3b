import * as v from 'valibot'

/**
 * Bytes too large for a row: a recording, a photo, a file. A row names them by their SHA-256 and goes first; the bytes follow in
 * parts and are verified. `/api/blobs/<hash>?row=<attachment>` answers only through a row that the asker may read (`GET`, `HEAD`) or
 * write (`PATCH`), and only when that row names this hash:
 *
 * - `HEAD` → 200, `upload-offset` (bytes held so far), `upload-length` (the size the row names).
 * - `PATCH` with `upload-offset`, body of at most one part → 204 and the new `upload-offset`; 409 `offset` with the offset to go on
 *   from; the part that completes it verifies it: 422 `hash` throws the bytes away and begins anew; 422 `type` when they are not what
 *   the row says; 413 `too_large`; 507 `full`, which passes; 507 `quota`, which a person has to see to.
 * - `GET` → the bytes, with ranges; 404 `not_found`, or 404 `not_yet` while parts are missing.
 */
export const PART_BYTES = 1024 * 1024
/** Largest blob, in bytes: an hour of speech is about 11 MB. */
export const LARGEST_BLOB = 64 * 1024 * 1024
export const OFFSET_HEADER = 'upload-offset'
export const LENGTH_HEADER = 'upload-length'

/** How a row names bytes; `type` without parameters, lower case. Written whole. */
export const blob = () =>
  v.object({
    hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_BLOB)),
    type: v.pipe(v.string(), v.regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/), v.maxLength(100)),
  })
export type BlobName = v.InferOutput<ReturnType<typeof blob>>
