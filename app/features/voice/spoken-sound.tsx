import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { duration } from '../../i18n/duration.ts'
import { voiceWords } from '../../i18n/voice.ts'
import { useServices } from '../services.ts'
import { Player } from '../shared/player.tsx'

interface Segment {
  key: string
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
  const { recordings } = useServices()
  const [segments, setSegments] = createSignal<Segment[]>([])

  createEffect(
    on(
      () => props.recordings.join(),
      async () => {
        const wanted = [...props.recordings]
        const found = (await recordings.unfinished()).filter(({ id }) => wanted.includes(id))
        const all = found
          .sort((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id))
          .flatMap(({ id, segments }) =>
            segments.map((segment, index) => ({ key: `${id} ${index}`, recording: id, index, ...segment })),
          )
        setSegments(all)
      },
    ),
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
