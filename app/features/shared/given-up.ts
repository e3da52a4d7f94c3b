import type { Book } from '../../data/book.ts'
import { rememberedIn } from './remembered.ts'
import { type Unfinished, unfinishedForms } from './unfinished.ts'

/** Something given up can be had back for as long as its toast is shown; its sound or files stay on the disk somewhat longer. */
const HAD_BACK_FOR_MS = 60_000

/** A form that was given up, and when. */
export interface GivenUp extends Unfinished {
  at: number
}

const remembered = rememberedIn<GivenUp[]>('given-up', [])

/** Takes a form out of those left half-written; answers how to have it back. */
export async function giveUp(book: Book, one: Unfinished, now: number): Promise<() => Promise<void>> {
  const draft = await book.drafts.read(one.key)
  await remembered(book).change(list => [{ ...one, at: now }, ...without(list, one)])
  await book.drafts.drop(one.key)
  await unfinishedForms(book).forget(one.key)
  return async () => {
    await book.drafts.keep(one.key, draft)
    await remembered(book).change(list => without(list, one))
    await unfinishedForms(book).note(one)
  }
}

/** What was given up lately, and of it what cannot be had back any more. */
export async function givenUp(book: Book, now: number): Promise<{ all: GivenUp[]; over: GivenUp[] }> {
  await remembered(book).ready
  const all = remembered(book).value()
  return { all, over: all.filter(one => now - one.at > HAD_BACK_FOR_MS) }
}

/** What it had on the disk is gone, so nothing need be remembered of it. */
export async function forgetGivenUp(book: Book, over: readonly GivenUp[]): Promise<void> {
  if (over.length)
    await remembered(book).change(list => list.filter(one => !over.some(gone => gone.key === one.key)))
}

function without(list: GivenUp[], one: Unfinished): GivenUp[] {
  return list.filter(other => other.key !== one.key)
}
