import { createMemo, For, Show } from 'solid-js'
import { language } from '../../i18n/index.ts'
import { voiceWords } from '../../i18n/voice.ts'
import type { Attachment } from '../../model/attachment.ts'
import type { Note } from '../../model/note.ts'
import { Section } from '../../ui/section.tsx'
import { useServices } from '../services.ts'
import { useAttachments } from '../shared/attachments.ts'
import { NoteProposals } from './note-proposals.tsx'
import { RecordingCard } from './recording-card.tsx'
import { createSpeech } from './speech.ts'
import { engineOf } from './words-state.ts'

/** On a note's page: its recordings with their words, what the words propose, and what the note carries of what was heard. */
export function NoteRecordings(props: { note: Note }) {
  const attachments = useAttachments(() => props.note)
  const recordings = createMemo(() => (attachments() ?? []).filter(one => one.kind === 'audio'))
  const spoken = () => recordings().find(one => one.language)?.language ?? language()
  /** Its recordings' words, and what was typed beside them; a note nobody spoke proposes nothing. */
  const said = () =>
    recordings().length
      ? [...recordings().map(one => one.transcript?.trim()), props.note.body?.trim()]
          .filter(Boolean)
          .join('\n')
      : ''
  return (
    <>
      <Show when={recordings().length}>
        <Recordings recordings={recordings()} />
      </Show>
      <NoteProposals note={props.note} text={said()} language={spoken()} />
    </>
  )
}

/** Only where there is a recording is the server asked what writes its words. */
function Recordings(props: { recordings: readonly Attachment[] }) {
  const speech = createSpeech(useServices())
  return (
    <Section title={voiceWords().recordings}>
      <For each={props.recordings}>
        {recording => (
          <RecordingCard
            recording={recording}
            isPart={props.recordings.length > 1}
            engine={engineOf(speech())}
          />
        )}
      </For>
    </Section>
  )
}
