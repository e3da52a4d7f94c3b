import { createSignal, For, onCleanup, Show } from 'solid-js'
import { attachedWords } from '../../i18n/attached.ts'
import { bytes, moment } from '../../i18n/format.ts'
import type { Attachment } from '../../model/attachment.ts'
import type { Note } from '../../model/note.ts'
import { Banner } from '../../ui/banner.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Close } from '../../ui/icons.ts'
import { Share } from '../../ui/more-icons.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { followBytes, rowOf, useAttachments, whereInWords } from '../shared/attachments.ts'
import { createState } from '../shared/outbox.ts'
import { QuickAction } from '../shared/quick-action.tsx'
import { sentenceOf } from '../shared/save-error.ts'
import { saveFile } from '../shared/save-file.ts'
import { offerUndo } from '../shared/undo.ts'
import { AttachButtons } from './attach-buttons.tsx'
import { attach, removeAttachment } from './attached.ts'
import { pastedFiles } from './pasted-files.ts'
import { Photo } from './photo.tsx'
import { PhotoSheet } from './photo-sheet.tsx'
import { readyFiles } from './ready-files.ts'
import { shareNote } from './share-note.ts'
import './note-attachments.css'

/** On a note's page: its photos and files, the ways to add more, and the way to share it. */
export function NoteAttachments(props: { note: Note }) {
  const { book, blobs, now } = useServices()
  const attachments = useAttachments(() => props.note)
  const [large, setLarge] = createSignal<Attachment>()
  const [preparing, setPreparing] = createSignal(false)
  const [refused, setRefused] = createSignal<string[]>([])
  const say = attachedWords
  const of = (kind: string) => (attachments() ?? []).filter(one => one.kind === kind)
  const nameOf = (one: Attachment) => {
    if (one.name) return one.name
    return one.kind === 'photo' ? say().photoAt(moment(one.at ?? now(), now())) : say().unnamed
  }

  async function add(files: File[], asFile: boolean) {
    setPreparing(true)
    const ready = await readyFiles(files, blobs, asFile)
    setPreparing(false)
    setRefused(ready.refused)
    if (!ready.attached.length) return
    try {
      offerUndo(await attach(book, props.note, ready.attached, now()), say().added(ready.attached.length))
    } catch (error) {
      toast({ text: sentenceOf(error) })
    }
  }

  async function remove(one: Attachment) {
    setLarge(undefined)
    try {
      offerUndo(await removeAttachment(book, one), say().removed(nameOf(one)))
    } catch (error) {
      toast({ text: sentenceOf(error) })
    }
  }

  async function download(one: Attachment) {
    const found = await blobs.read(rowOf(one))
    if (typeof found === 'string') toast({ text: say().notHere[found] })
    else saveFile(nameOf(one), one.blob?.type ?? '', found)
  }

  /** Its photos and files go along as far as they are here. */
  async function share() {
    const hung = [...of('photo'), ...of('file')]
    const files = await Promise.all(
      hung.map(async one => {
        const { is } = await blobs.state(one.blob?.hash ?? '')
        const found = is === 'elsewhere' ? 'offline' : await blobs.read(rowOf(one))
        return typeof found === 'string' ? [] : new File([found], nameOf(one), { type: one.blob?.type ?? '' })
      }),
    )
    await shareNote(textToShare(props.note, attachments()), files.flat())
  }

  const paste = (event: ClipboardEvent) => {
    const files = pastedFiles(event.clipboardData)
    if (!files.length || document.querySelector('dialog[open]')) return
    event.preventDefault()
    void add(files, false)
  }
  document.addEventListener('paste', paste)
  onCleanup(() => document.removeEventListener('paste', paste))

  return (
    <Section title={say().title}>
      <Show when={of('photo').length}>
        <ul class="note-photos">
          <For each={of('photo')}>
            {photo => (
              <li>
                <button type="button" aria-label={say().open(nameOf(photo))} onClick={() => setLarge(photo)}>
                  <Photo
                    alt=""
                    type={photo.blob?.type ?? ''}
                    hash={photo.blob?.hash ?? ''}
                    load={() => blobs.read(rowOf(photo))}
                  />
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={of('file').length}>
        <Rows>
          <For each={of('file')}>
            {file => (
              <FileRow
                file={file}
                name={nameOf(file)}
                onDownload={() => void download(file)}
                onRemove={() => void remove(file)}
              />
            )}
          </For>
        </Rows>
      </Show>
      <For each={refused()}>{why => <Banner tone="amber">{why}</Banner>}</For>
      <AttachButtons onFiles={(files, asFile) => void add(files, asFile)}>
        <QuickAction icon={Share} label={say().share} onClick={() => void share()} />
      </AttachButtons>
      <p class="note-attachments-state" role="status">
        {preparing() ? say().preparing : ''}
      </p>
      <Show when={large()} keyed>
        {photo => (
          <PhotoSheet
            name={nameOf(photo)}
            type={photo.blob?.type ?? ''}
            hash={photo.blob?.hash ?? ''}
            load={() => blobs.read(rowOf(photo))}
            onDownload={() => void download(photo)}
            onRemove={() => void remove(photo)}
            onClose={() => setLarge(undefined)}
          />
        )}
      </Show>
    </Section>
  )
}

function FileRow(props: { file: Attachment; name: string; onDownload: () => void; onRemove: () => void }) {
  const { blobs, connection } = useServices()
  const sync = createState(connection)
  const state = followBytes(blobs, () => props.file)
  const detail = () =>
    [bytes(props.file.blob?.size ?? 0), whereInWords(state(), sync().is !== 'none')]
      .filter(Boolean)
      .join(' · ')
  return (
    <Row
      title={props.name}
      detail={detail()}
      onOpen={() => props.onDownload()}
      trail={
        <IconButton
          label={attachedWords().remove(props.name)}
          icon={Close}
          onClick={() => props.onRemove()}
        />
      }
    />
  )
}

/** The note's text, with the words of its recordings after it. */
function textToShare(note: Note, attachments: Attachment[] | undefined): string {
  const spoken = (attachments ?? []).flatMap(one => one.transcript?.trim() || [])
  return [note.body?.trim(), ...spoken].filter(Boolean).join('\n\n')
}
