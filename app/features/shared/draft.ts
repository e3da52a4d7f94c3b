import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import { createStore, type SetStoreFunction, unwrap } from 'solid-js/store'
import type { Book } from '../../data/book.ts'
import type { AnyShown } from '../../model/row.ts'
import { type FormAbout, unfinishedForms } from './unfinished.ts'

/** Typed words reach the disk at most this long after the last key (hazards.md §1C). */
const KEEP_AFTER_MS = 300

/** A form that keeps itself as a draft. */
export interface Form<T extends object> {
  values: T
  set: SetStoreFunction<T>
  /** Fills fields the person has not typed: does not count as half-written. */
  fill(values: Partial<T>): void
  /** The row the form was filled with; what is saved is what differs from it. */
  seen: () => AnyShown | undefined
  /** Fills everything anew from a row, as after saving. */
  refill(values: T, seen?: AnyShown): void
  /** Takes a save of its own for what it was filled with; words typed while it was being saved stay, and are still to be saved. */
  follow(saved: T, seen: AnyShown): void
  isTyped(): boolean
  /** True while the form shows what was left half-written earlier. */
  isRestored: () => boolean
  /** Lets go of what was half-written and begins anew. */
  startAfresh(): void
  /** Puts what is typed on the disk at once. */
  keepNow(): Promise<void>
  /** Forgets the draft: it was saved. */
  drop(): Promise<void>
  /** Settles when an earlier draft, if any, has been put back. */
  ready: Promise<void>
}

interface Draft<T> {
  values: T
  filled: T
  seen?: AnyShown
}

/**
 * A form whose words survive a killed tab: kept in the book's drafts under `key` shortly after each key and whenever the page
 * is hidden, put back where they were left, dropped when saved. The draft carries the row the form was filled with, so that a
 * restored edit still knows what it had seen. With `about` a form left half-written is also listed, to be found from elsewhere.
 */
export function createForm<T extends object>(
  book: Book,
  key: string,
  fresh: T,
  row?: AnyShown,
  about?: (values: T) => FormAbout,
): Form<T> {
  const [values, set] = createStore<T>({ ...fresh })
  const [isRestored, setRestored] = createSignal(false)
  const [seen, setSeen] = createSignal(row)
  const [filled, setFilled] = createSignal<T>({ ...fresh })
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Writes of the draft go one after another, so that dropping it is the last. */
  let last: Promise<unknown> = Promise.resolve()

  const plain = (): T => structuredClone(unwrap(values))
  const isTyped = () => JSON.stringify(values) !== JSON.stringify(filled())
  const ready = restore()

  createEffect(
    on(
      () => ({ ...values }),
      () => {
        clearTimeout(timer)
        timer = setTimeout(keep, KEEP_AFTER_MS)
      },
      { defer: true },
    ),
  )
  keepWhenHidden(flush)
  onCleanup(flush)

  return {
    values,
    set,
    seen,
    isTyped,
    isRestored,
    ready,
    fill(some) {
      setFilled(before => ({ ...before, ...some }))
      set(some as T)
    },
    refill,
    follow(saved, from) {
      setFilled(() => structuredClone(saved))
      setSeen(from)
    },
    startAfresh() {
      refill({ ...fresh }, row)
      void drop()
    },
    async keepNow() {
      clearTimeout(timer)
      keep()
      await last
    },
    drop,
  }

  async function restore() {
    const draft = await book.drafts.read<Draft<T>>(key)
    if (!draft || isTyped()) return
    setFilled(() => ({ ...fresh, ...draft.filled }))
    if (draft.seen) setSeen(draft.seen)
    set({ ...fresh, ...draft.values })
    setRestored(true)
  }

  function refill(all: T, from?: AnyShown) {
    setFilled(() => structuredClone(all))
    set(structuredClone(all))
    setSeen(from)
    setRestored(false)
  }

  function keep() {
    timer = undefined
    const from = seen()
    const draft: Draft<T> = {
      values: plain(),
      filled: filled(),
      ...(from && { seen: structuredClone(unwrap(from)) }),
    }
    const write = isTyped() ? () => book.drafts.keep(key, draft) : () => book.drafts.drop(key)
    last = last.then(write, write)
    if (!isTyped()) void unfinishedForms(book).forget(key)
    else if (about) void unfinishedForms(book).note({ key, ...about(draft.values) })
  }

  function flush() {
    if (timer === undefined) return
    clearTimeout(timer)
    keep()
  }

  async function drop() {
    clearTimeout(timer)
    timer = undefined
    setRestored(false)
    const unlisted = unfinishedForms(book).forget(key)
    last = last.then(
      () => book.drafts.drop(key),
      () => book.drafts.drop(key),
    )
    await Promise.all([last, unlisted])
  }
}

/** A page may be killed any time after it is hidden, and on phones nothing else is said before. */
function keepWhenHidden(flush: () => void) {
  const whenHidden = () => {
    if (document.visibilityState === 'hidden') flush()
  }
  document.addEventListener('visibilitychange', whenHidden)
  window.addEventListener('pagehide', flush)
  onCleanup(() => {
    document.removeEventListener('visibilitychange', whenHidden)
    window.removeEventListener('pagehide', flush)
  })
}
