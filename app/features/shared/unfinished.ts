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
}

/** A form that was left half-written. */
export interface Unfinished extends FormAbout {
  /** Its draft's key. */
  key: string
}

export interface UnfinishedForms {
  list: Accessor<Unfinished[]>
  /** Settles when it has been read from disk. */
  ready: Promise<unknown>
  /** A form has words in it that are not saved. */
  note(one: Unfinished): Promise<void>
  /** It was saved, emptied or given up. */
  forget(key: string): void
  /** What was given up lately, with what it had on disk beside its draft; it can still be had back. */
  givenUp: Accessor<GivenUp[]>
  giveUp(one: Unfinished, at: number): void
  forgetGivenUp(before: number): Promise<void>
}

/** A form that was given up, and when. */
export interface GivenUp extends Unfinished {
  at: number
}

const remembered = rememberedIn<Unfinished[]>('unfinished', [])
const rememberedGivenUp = rememberedIn<GivenUp[]>('given-up', [])

/** The forms left half-written on this device, newest first. */
export function unfinishedForms(book: Book): UnfinishedForms {
  const { value, change, ready } = remembered(book)
  const given = rememberedGivenUp(book)
  const others = <T extends Unfinished>(list: T[], key: string) => list.filter(one => one.key !== key)
  const forget = (key: string) => {
    if (value().some(one => one.key === key)) void change(list => others(list, key))
  }
  return {
    list: value,
    ready: Promise.all([ready, given.ready]),
    async note(one) {
      if (given.value().some(known => known.key === one.key))
        await given.change(list => others(list, one.key))
      if (JSON.stringify(value().find(known => known.key === one.key)) === JSON.stringify(one)) return
      await change(list => [one, ...others(list, one.key)])
    },
    forget,
    givenUp: given.value,
    giveUp(one, at) {
      void given.change(list => [{ ...one, at }, ...others(list, one.key)])
      forget(one.key)
    },
    async forgetGivenUp(before) {
      if (given.value().some(one => one.at < before))
        await given.change(list => list.filter(one => one.at >= before))
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
