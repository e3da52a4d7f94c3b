import { Show } from 'solid-js'
import { moment } from '../../i18n/format.ts'
import { metWords } from '../../i18n/met.ts'
import { voiceWords } from '../../i18n/voice.ts'
import type { Attachment } from '../../model/attachment.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Trash } from '../../ui/more-icons.ts'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { followBytes, rowOf, whereInWords } from '../shared/attachments.ts'
import { metTexts } from '../shared/met-texts.ts'
import { MetVersions } from '../shared/met-versions.tsx'
import { createState } from '../shared/outbox.ts'
import { Player } from '../shared/player.tsx'
import { sentenceOf } from '../shared/save-error.ts'
import { offerUndo } from '../shared/undo.ts'
import { askForWords, deleteRecording, settleMet } from './commands.ts'
import { TranscriptPart } from './transcript-part.tsx'
import { type Engine, wordsState } from './words-state.ts'
import './recording-card.css'

/** One recording of a note: its player, where its bytes are, how far its words are. */
export function RecordingCard(props: { recording: Attachment; isPart: boolean; engine: Engine }) {
  const { book, blobs, connection, now } = useServices()
  const sync = createState(connection)
  const bytes = followBytes(blobs, () => props.recording)
  const state = () => wordsState(props.recording, bytes(), sync().is, props.engine)
  const mets = () => metTexts({ ...props.recording }, 'transcript')
  const say = voiceWords
  let hearFrom: (seconds: number) => void = () => {}

  const label = () => {
    const named = say().recordingAt(moment(props.recording.at ?? now(), now()))
    return props.isPart ? `${named}, ${say().part((props.recording.part ?? 0) + 1)}` : named
  }
  const mayAskAgain = () => state() === 'failed' || state() === 'trouble'
  const waiting = () => {
    const is = state()
    if (is === 'machine' || is === 'edited') return undefined
    const why = props.recording.words?.why
    const because = mayAskAgain() && why && say().whyFailed[why]
    return [because, say().states[is]].filter(Boolean).join(' ')
  }

  const where = () => {
    const said = whereInWords(bytes(), sync().is !== 'none')
    return said && `${said}.`
  }

  async function act(work: Promise<{ undo(): Promise<{ left: string[] }> }>, text: string) {
    try {
      offerUndo(await work, text)
    } catch (error) {
      toast({ text: sentenceOf(error) })
    }
  }

  return (
    <div class="recording-card">
      <Player
        label={label()}
        type={props.recording.blob?.type ?? ''}
        seconds={props.recording.seconds ?? 0}
        load={() => blobs.read(rowOf(props.recording))}
        ref={hear => {
          hearFrom = hear
        }}
      >
        <IconButton
          label={say().deleteRecording}
          icon={Trash}
          onClick={() => void act(deleteRecording(book, props.recording), say().deleted)}
        />
      </Player>
      <p class="recording-card-state">
        <Show when={props.isPart}>{label()} · </Show>
        {[waiting(), where()].filter(Boolean).join(' ')}
      </p>
      <Show when={mayAskAgain()}>
        <Button onClick={() => void act(askForWords(book, props.recording, now()), say().askedAgain)}>
          {say().tryAgain}
        </Button>
      </Show>
      <MetVersions
        mets={mets()}
        onUse={met => void act(settleMet(book, props.recording, mets(), met), metWords().used)}
        onKeep={() => void act(settleMet(book, props.recording, mets()), metWords().kept)}
      />
      <TranscriptPart
        recording={props.recording}
        isEdited={state() === 'edited'}
        onHear={seconds => hearFrom(seconds)}
      />
    </div>
  )
}
