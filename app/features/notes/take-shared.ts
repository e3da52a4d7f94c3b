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

/** What was pasted where nothing took it. */
export interface Pasted {
  text: string
  files: File[]
}

/**
 * Puts what another app shared, or what was pasted, into the note that was opened for it, behind what stands there already. What
 * waited is let go only once the draft has it on the disk. Answers what could not be taken.
 */
export async function takeShared(
  { book, blobs }: Pick<Services, 'book' | 'blobs'>,
  form: Form<NoteFields>,
  query: Query,
  pasted?: Pasted,
): Promise<string[]> {
  await form.ready
  const said = inOneText([...['title', 'text', 'url'].map(name => one(query[name])), pasted?.text])
  const waiting = await readSharedIn(globalThis.caches)
  if (!said && !waiting && !pasted?.files.length)
    return one(query.shared) === 'lost' ? [attachedWords().sharedLost] : []
  const ready = await readyFiles([...(waiting?.files ?? []), ...(pasted?.files ?? [])], blobs)
  const { body, attached } = form.values
  // A page that was loaded again is given the same once more.
  const isNew = (hash: string) => !attached.some(held => held.blob.hash === hash)
  const texts = [waiting?.text, said].flatMap(text => (text && !body.includes(text) ? text : []))
  form.set({
    body: [body.trimEnd(), ...texts].filter(Boolean).join('\n'),
    attached: [...attached, ...ready.attached.filter(({ blob }) => isNew(blob.hash))],
  })
  await form.keepNow()
  if (!ready.failed) await waiting?.done()
  await unfinishedForms(book).forget(SHARED_KEY)
  return ready.refused
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
