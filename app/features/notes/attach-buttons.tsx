import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { attachedWords } from '../../i18n/attached.ts'
import type { Icon } from '../../ui/icon.tsx'
import { Camera, Clip, Photos } from '../../ui/media-icons.ts'
import '../shared/quick-action.css'
import './attach-buttons.css'

/** The ways to hang something on a note: the camera, the gallery, a file. Each is the platform's own chooser. */
export function AttachButtons(props: {
  onFiles: (files: File[], asFile: boolean) => void
  children?: JSX.Element
}) {
  const say = attachedWords
  return (
    <div class="attach-buttons" role="group" aria-label={say().title}>
      <FileButton
        label={say().photo}
        icon={Camera}
        accept="image/*"
        camera
        onFiles={files => props.onFiles(files, false)}
      />
      <FileButton
        label={say().photos}
        icon={Photos}
        accept="image/*"
        onFiles={files => props.onFiles(files, false)}
      />
      <FileButton label={say().file} icon={Clip} onFiles={files => props.onFiles(files, true)} />
      {props.children}
    </div>
  )
}

function FileButton(props: {
  label: string
  icon: Icon
  accept?: string
  camera?: boolean
  onFiles: (files: File[]) => void
}) {
  return (
    <label class="quick-action attach-buttons-one">
      <input
        class="unseen"
        type="file"
        multiple={!props.camera}
        accept={props.accept}
        capture={props.camera ? 'environment' : undefined}
        onChange={event => {
          const input = event.currentTarget
          const files = [...(input.files ?? [])]
          // The same file may be chosen again after it was removed.
          input.value = ''
          if (files.length) props.onFiles(files)
        }}
      />
      <Dynamic component={props.icon} size={24} />
      <span>{props.label}</span>
    </label>
  )
}
