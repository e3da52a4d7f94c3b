import { type Accessor, createSignal } from 'solid-js'
import type { Book } from '../../data/book.ts'

/** A small value of this device's own: kept with the book's drafts, never sent. */
export interface Remembered<T> {
  value: Accessor<T>
  /** Settles when it has been read from disk. */
  ready: Promise<void>
  /** Changes it here and on disk, once it has been read. */
  change(next: (before: T) => T): Promise<void>
}

/** One remembered value per book, under `key`; `empty` until it has been read. */
export function rememberedIn<T extends object>(key: string, empty: T): (book: Book) => Remembered<T> {
  const perBook = new WeakMap<Book, Remembered<T>>()
  return book => {
    const known = perBook.get(book) ?? remember(book, key, empty)
    perBook.set(book, known)
    return known
  }
}

function remember<T extends object>(book: Book, key: string, empty: T): Remembered<T> {
  const [value, setValue] = createSignal(empty)
  const ready = book.drafts.read<T>(key).then(kept => void setValue(() => kept ?? empty))
  return {
    value,
    ready,
    async change(next) {
      await ready
      setValue(next)
      await book.drafts.keep(key, value())
    },
  }
}
