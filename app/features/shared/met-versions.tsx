import { Index, Show } from 'solid-js'
import { metWords } from '../../i18n/met.ts'
import { Button } from '../../ui/button.tsx'
import type { MetText } from './met-texts.ts'
import './met-versions.css'

/** Versions of one text that were written without seeing each other: each as it was written, until a person decides. */
export function MetVersions(props: {
  mets: MetText[]
  /** What the text is called, where there are others around it. */
  of?: string
  onUse: (met: MetText) => void
  onKeep: () => void
}) {
  const say = metWords
  const label = (index: number) => (props.mets.length > 1 ? say().version(index + 1) : say().notStanding)
  return (
    <Show when={props.mets.length > 0}>
      <section class="met-versions" aria-label={say().title(props.mets.length, props.of)}>
        <h2>{say().title(props.mets.length, props.of)}</h2>
        <p>{props.mets.length > 1 ? say().both : say().one}</p>
        <Index each={props.mets}>
          {(met, index) => (
            <figure class="met-versions-one">
              <figcaption>{label(index)}</figcaption>
              <blockquote>{met().text}</blockquote>
              <Button onClick={() => props.onUse(met())}>
                {say().use}
                <span class="unseen">{label(index)}</span>
              </Button>
            </figure>
          )}
        </Index>
        <Button variant="quiet" onClick={() => props.onKeep()}>
          {say().keep}
        </Button>
      </section>
    </Show>
  )
}
