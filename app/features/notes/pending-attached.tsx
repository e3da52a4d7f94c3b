import { For, Show } from 'solid-js'
import { attachedWords } from '../../i18n/attached.ts'
import { duration } from '../../i18n/duration.ts'
import { bytes } from '../../i18n/format.ts'
import type { AnyShown } from '../../model/row.ts'
import { IconButton } from '../../ui/button.tsx'
import { Close } from '../../ui/icons.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { useServices } from '../services.ts'
import type { Attached } from './attached.ts'
import { Photo } from './photo.tsx'
import './note-attachments.css'

/** What will hang on the note once it is saved. */
export function PendingAttached(props: {
  attached: readonly Attached[]
  onChange: (attached: Attached[]) => void
}) {
  const { blobs } = useServices()
  const say = attachedWords
  const detail = ({ seconds, blob }: Attached) =>
    seconds === undefined ? bytes(blob.size) : say().recording(duration(seconds))
  return (
    <Show when={props.attached.length}>
      <Rows label={say().title}>
        <For each={props.attached}>
          {one => (
            <Row
              lead={
                <Show when={one.kind === 'photo'}>
                  <span class="pending-attached-photo">
                    <Photo
                      alt=""
                      type={one.blob.type}
                      hash={one.blob.hash}
                      load={() => blobs.read(unsavedRow(one))}
                    />
                  </span>
                </Show>
              }
              title={one.name || say().unnamed}
              detail={detail(one)}
              trail={
                <IconButton
                  label={say().remove(one.name)}
                  icon={Close}
                  onClick={() => props.onChange(props.attached.filter(other => other !== one))}
                />
              }
            />
          )}
        </For>
      </Rows>
    </Show>
  )
}

/** Its bytes are here; no row names them yet. */
function unsavedRow({ blob }: Attached): AnyShown {
  return { id: '', noun: 'attachment', scope: 'workspace', account: '', revision: 0, change: 0, blob }
}
