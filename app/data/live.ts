import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { Book, Topic } from './book.ts'

/**
 * The one bridge from the book to Solid.
 *
 * `live` reads what is in memory: it runs again when one of its topics changes.
 * `createLive` reads from disk: it runs again when its source or one of its topics changes and shows what it had meanwhile.
 * Rows that are as they were keep their identity, so that lists move only what moved.
 */
export function live<T>(book: Book, topics: Topic[], read: () => T): Accessor<T> {
  const [version, setVersion] = createSignal(0)
  onCleanup(book.on(topics, () => setVersion(n => n + 1)))
  return createMemo(() => {
    version()
    return read()
  })
}

/** Undefined until the first answer for a source is there; a failed read is thrown where it is read, to the nearest boundary. */
export function createLive<S, T extends object>(
  book: Book,
  source: Accessor<S | undefined>,
  topicsOf: (source: S) => Topic[],
  read: (source: S) => Promise<T>,
): Accessor<T | undefined> {
  const [answer, setAnswer] = createSignal<{ value?: T; error?: unknown }>({})
  let asked = 0
  const ask = (at: S) => {
    const question = ++asked
    read(at).then(
      value => question === asked && setAnswer(before => ({ value: keepSame(before.value, value) })),
      error => question === asked && setAnswer({ error }),
    )
  }
  createEffect(
    on(source, (at, before) => {
      if (before !== undefined && before !== at) setAnswer({})
      if (at === undefined) return
      onCleanup(book.on(topicsOf(at), () => ask(at)))
      ask(at)
    }),
  )
  return () => {
    const { value, error } = answer()
    if (error) throw error
    return value
  }
}

type Identified = { id?: string; revision?: number; change?: number }

/** Puts the row objects of `before` in place of those in `after` that are the same rows, unchanged. Both are rows, lists of rows, or objects of lists. */
function keepSame<T extends object>(before: T | undefined, after: T): T {
  if (!before) return after
  if (Array.isArray(after)) {
    const known = new Map((before as Identified[]).map(row => [row?.id, row]))
    return after.map(row => sameOf(known.get((row as Identified)?.id), row)) as T
  }
  if ('id' in after) return sameOf(before as Identified, after as Identified) as T
  const entries = Object.entries(after).map(([name, value]) => {
    const was = (before as Record<string, unknown>)[name]
    return [name, Array.isArray(value) && Array.isArray(was) ? keepSame(was, value) : value]
  })
  return Object.fromEntries(entries) as T
}

function sameOf<R extends Identified>(before: R | undefined, after: R): R {
  return before &&
    before.id === after.id &&
    before.revision === after.revision &&
    before.change === after.change
    ? before
    : after
}
