import { For, Show } from 'solid-js'
import { createLive } from '../../data/live.ts'
import { duration } from '../../i18n/duration.ts'
import { voiceWords } from '../../i18n/voice.ts'
import { useServices } from '../services.ts'
import { Player } from '../shared/player.tsx'

interface Segment {
  id: string
  recording: string
  index: number
  type: string
  seconds: number
  damaged: boolean
}

/** What has been recorded and not saved yet, to be listened to: a player for each segment. */
export function SpokenSound(props: {
  /** Ids of the recordings. */
  recordings: readonly string[]
}) {
  const { book, recordings } = useServices()
  // One that has just been stopped counts as unfinished a moment later; that is told under `bytes`.
  const segments = createLive(
    book,
    () => props.recordings.join(),
    () => ['bytes'],
    async ids => {
      const wanted = ids.split(',')
      const found = (await recordings.unfinished()).filter(({ id }) => wanted.includes(id))
      return found
        .sort((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id))
        .flatMap(({ id, segments }) =>
          segments.map(
            (segment, index): Segment => ({ id: `${id} ${index}`, recording: id, index, ...segment }),
          ),
        )
    },
  )

  return (
    <For each={segments()}>
      {segment => (
        <div class="voice-sheet-sound">
          <Player
            label={voiceWords().elapsed(duration(segment.seconds))}
            type={segment.type}
            seconds={segment.seconds}
            load={async () => (await recordings.bytes(segment.recording, segment.index)) ?? 'broken'}
          />
          <Show when={segment.damaged}>
            <p class="field-hint">{voiceWords().damaged}</p>
          </Show>
        </div>
      )}
    </For>
  )
}
