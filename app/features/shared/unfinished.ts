import type { Accessor } from 'solid-js'
import type { Book } from '../../data/book.ts'
import { rememberedIn } from './remembered.ts'

/** What a half-written form is, said so that it can be opened again. */
export interface FormAbout {
  /** The capture form, and what it was opened with. */
  form: string
  prefill: Record<string, string>
  /** Its page, when it is one and no sheet. */
  href?: string
  /** The name of the account it is for. */
  account?: string
  /** What tells it from others of its kind: when it was begun, how long was spoken ("0:42"), its first words. */
  at?: number
  length?: string
  words?: string
}

/** A form that was left half-written. */
export interface Unfinished extends FormAbout {
  /** Its draft's key. */
  key: string
}

export interface UnfinishedForms {
  list: Accessor<Unfinished[]>
  /** Settles when it has been read from disk. */
  ready: Promise<void>
  /** A form has words in it that are not saved. */
  note(one: Unfinished): Promise<void>
  /** It was saved, emptied or given up. */
  forget(key: string): Promise<void>
}

const remembered = rememberedIn<Unfinished[]>('unfinished', [])

/** The forms left half-written on this device, newest first. */
export function unfinishedForms(book: Book): UnfinishedForms {
  const { value, change, ready } = remembered(book)
  const others = (list: Unfinished[], key: string) => list.filter(one => one.key !== key)
  return {
    list: value,
    ready,
    async note(one) {
      if (JSON.stringify(value().find(known => known.key === one.key)) === JSON.stringify(one)) return
      await change(list => [one, ...others(list, one.key)])
    },
    async forget(key) {
      if (value().some(one => one.key === key)) await change(list => others(list, key))
    },
  }
}

/** What a capture form is: for a new thing, or to change `row`; `open` is the account whose page it was opened on. */
export function aboutCapture(
  form: string,
  row: { id: string; account: string } | undefined,
  open: string | undefined,
): (values: { account?: { name: string } }) => FormAbout {
  const prefill: Record<string, string> = row
    ? { id: row.id, account: row.account }
    : open
      ? { account: open }
      : {}
  return ({ account }) => ({ form, prefill, ...(account && { account: account.name }) })
}
