import { attachedWords } from '../../i18n/attached.ts'
import { words } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Download } from '../../ui/icons.ts'
import { Trash } from '../../ui/more-icons.ts'
import { Sheet } from '../../ui/sheet.tsx'
import type { Missing } from '../shared/sound.ts'
import { Photo } from './photo.tsx'

/** A photo large, over the page. */
export function PhotoSheet(props: {
  name: string
  type: string
  hash: string
  load: () => Promise<ArrayBuffer | Missing>
  onDownload: () => void
  onRemove: () => void
  onClose: () => void
}) {
  return (
    <Sheet
      title={props.name}
      wide
      onClose={props.onClose}
      footer={
        <>
          <Button variant="danger" icon={Trash} onClick={() => props.onRemove()}>
            {words().common.delete}
          </Button>
          <Button icon={Download} onClick={() => props.onDownload()}>
            {attachedWords().download}
          </Button>
        </>
      }
    >
      <div class="photo-large">
        <Photo alt={props.name} type={props.type} hash={props.hash} load={props.load} />
      </div>
    </Sheet>
  )
}
