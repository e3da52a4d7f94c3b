/** Search over everything on this device: names, people, towns, tags, text of notes. Runs in a worker; asks nothing of the network. */
export interface Searcher {
  /** Best first. Every word typed is the beginning of a word (anywhere within, for scripts without spaces); case and diacritics are folded. */
  find(query: string, options?: FindOptions): Promise<Found>
  /** Starts the worker ahead of the first question. */
  warm(): void
}

export interface FindOptions {
  /** Only these; all when absent. */
  nouns?: string[]
  /** Most hits answered; 50 when absent. */
  limit?: number
}

export interface Found {
  hits: Hit[]
  /** Rows matched in all. */
  total: number
  /** False while rows are still being read into the index. */
  complete: boolean
}

export interface Hit {
  noun: string
  id: string
  account: string
  /** The row's own name or first line, and a piece of text around the match; `marks` are [start, end) in each. */
  title: string
  titleMarks: [number, number][]
  snippet: string
  snippetMarks: [number, number][]
  at?: number
  /** The note that what was found hangs on. */
  of?: string
}
