import { type Accessor, createSignal, onCleanup } from 'solid-js'
import type { BlobState, Blobs } from '../../data/blobs.ts'
import { createLive } from '../../data/live.ts'
import { attachedWords } from '../../i18n/attached.ts'
import { duration } from '../../i18n/duration.ts'
import { bytes } from '../../i18n/format.ts'
import type { Attachment } from '../../model/attachment.ts'
import type { Note } from '../../model/note.ts'
import type { AnyShown } from '../../model/row.ts'
import { useServices } from '../services.ts'

/** What hangs on a note, in the order it was made; undefined until it has been read. */
export function useAttachments(note: Accessor<Note>): Accessor<Attachment[] | undefined> {
  const { book } = useServices()
  return createLive(
    book,
    () => note().account,
    account => [`history/${account}`],
    account => book.attachmentsOf({ id: note().id, account }),
  )
}

/** Where an attachment's bytes are now, followed while it is shown. */
export function followBytes(blobs: Blobs, attachment: Accessor<Attachment>): Accessor<BlobState | undefined> {
  const [state, setState] = createSignal<BlobState>()
  const read = async () => {
    const { blob } = attachment()
    if (blob) setState(await blobs.state(blob.hash))
  }
  void read()
  onCleanup(blobs.on(() => void read()))
  return state
}

/** Where the bytes are, in words; nothing where there is only one place for them to be. */
export function whereInWords(state: BlobState | undefined, isServed: boolean): string | undefined {
  const say = attachedWords().where
  if (!state || !isServed) return undefined
  if (state.is !== 'here') return say[state.is]
  return state.sent > 0 ? say.sending(bytes(state.sent), bytes(state.size)) : say.waiting
}

/** A row as the engine takes it. */
export function rowOf(attachment: Attachment): AnyShown {
  return { ...attachment } as unknown as AnyShown
}

/** What hangs on a note, in a line: "recording 0:42 · 2 photos"; empty when nothing does. */
export function attachedInWords(attached: readonly Attachment[]): string {
  const say = attachedWords()
  const of = (kind: string) => attached.filter(one => one.kind === kind)
  const time = duration(of('audio').reduce((sum, { seconds }) => sum + (seconds ?? 0), 0))
  const [sounds, photos, files] = [of('audio').length, of('photo').length, of('file').length]
  return [
    sounds > 0 && (sounds === 1 ? say.recording(time) : say.recordings(sounds, time)),
    photos > 0 && say.photoCount(photos),
    files > 0 && say.fileCount(files),
  ]
    .filter(Boolean)
    .join(' · ')
}
