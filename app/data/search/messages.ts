import type { FindOptions, Found } from './searcher.ts'

/** What the page says to the search worker: first which database to read, then questions. */
export type ToWorker = { database: string } | { id: number; query: string; options?: FindOptions }

/** What the worker answers. */
export interface FromWorker {
  id: number
  found: Found
}
