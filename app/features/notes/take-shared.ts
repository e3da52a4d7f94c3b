import { inOneText, readSharedIn } from '../../data/shared-in.ts'
import { attachedWords } from '../../i18n/attached.ts'
import type { Services } from '../services.ts'
import type { Form } from '../shared/draft.ts'
import { forgetGivenUp, givenUp } from '../shared/given-up.ts'
import { unfinishedForms } from '../shared/unfinished.ts'
import type { NoteFields } from './note-fields.ts'
import { readyFiles } from './ready-files.ts'

export const SHARED_KEY = 'shared-in'

type Query = Partial<Record<string, string | string[]>>

/**
 * Puts what another app shared into the note that was opened for it, behind what stands there already. It is let go only once the
 * draft has it on the disk. Answers what could not be taken.
 */
export async function takeShared(
  { book, blobs }: Pick<Services, 'book' | 'blobs'>,
  form: Form<NoteFields>,
  query: Query,
): Promise<string[]> {
  await form.ready
  const said = inOneText(['title', 'text', 'url'].map(name => one(query[name])))
  const waiting = await readSharedIn(globalThis.caches)
  if (!said && !waiting) return one(query.shared) === 'lost' ? [attachedWords().sharedLost] : []
  const { attached, refused } = await readyFiles(waiting?.files ?? [], blobs)
  const body = [form.values.body.trimEnd(), waiting?.text, said].filter(Boolean).join('\n')
  form.set({ body, attached: [...form.values.attached, ...attached] })
  await form.keepNow()
  // What was refused stays as it came, or the only copy might be this one.
  if (!refused.length) await waiting?.done()
  unfinishedForms(book).forget(SHARED_KEY)
  return refused
}

/** What was shared before a book was open, or was never taken up, stands among what is left half-written. */
export async function findShared({ book, now }: Pick<Services, 'book' | 'now'>): Promise<void> {
  const waiting = await readSharedIn(globalThis.caches)
  if (!waiting) return
  const given = await givenUp(book, now())
  const isShared = (one: { key: string }) => one.key === SHARED_KEY
  if (given.over.some(isShared)) {
    await waiting.done()
    return forgetGivenUp(book, given.over.filter(isShared))
  }
  const forms = unfinishedForms(book)
  await forms.ready
  if (!given.all.some(isShared)) await forms.note({ key: SHARED_KEY, form: 'note', prefill: { shared: '1' } })
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
