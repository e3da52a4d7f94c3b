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
  const read = async () => (await book.drafts.read<T>(key)) ?? empty
  const ready = read().then(kept => void setValue(() => kept))
  let last: Promise<unknown> = ready
  return {
    value,
    ready,
    async change(next) {
      await ready
      setValue(next)
      // Another tab may have changed it.
      const write = async () => {
        const kept = next(await read())
        setValue(() => kept)
        await book.drafts.keep(key, kept)
      }
      last = last.then(write, write)
      await last
    },
  }
}
