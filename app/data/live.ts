import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { Book, Topic } from './book.ts'

/**
 * The one bridge from the book to Solid.
 *
 * `live` reads what is in memory: it runs again when one of its topics changes.
 * `createLive` reads from disk: it runs again when its source or one of its topics changes and shows what it had meanwhile.
 * Rows keep their identity (`reconcile` by id), so that lists move only what moved.
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
  const [state, setState] = createStore<{ value?: T; error?: unknown }>({})
  let asked = 0
  const ask = (at: S) => {
    const question = ++asked
    read(at).then(
      value => question === asked && setState('value', reconcile(value, { key: 'id' })),
      error => question === asked && setState('error', error),
    )
  }
  createEffect(
    on(source, (at, before) => {
      if (before !== undefined && before !== at) setState('value', undefined as never)
      if (at === undefined) return
      onCleanup(book.on(topicsOf(at), () => ask(at)))
      ask(at)
    }),
  )
  return () => {
    if (state.error) throw state.error
    return state.value
  }
}
