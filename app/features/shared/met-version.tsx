import { words } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import './met-version.css'

/** The other text of a note that two devices wrote without seeing each other: whole, until a person decides. */
export function MetVersion(props: { text: string; onKeep: () => void; onDrop: () => void }) {
  return (
    <section class="met-version" aria-label={words().notes.met}>
      <h2>{words().notes.met}</h2>
      <p>{words().notes.metHint}</p>
      <blockquote>{props.text}</blockquote>
      <div class="met-version-ways">
        <Button onClick={() => props.onDrop()}>{words().notes.dropOther}</Button>
        <Button variant="main" onClick={() => props.onKeep()}>
          {words().notes.keepBoth}
        </Button>
      </div>
    </section>
  )
}
