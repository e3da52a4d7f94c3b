import { createSignal, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { metWords } from '../../i18n/met.ts'
import type { AnyShown, Fields } from '../../model/row.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { type MetText, metTexts, settled } from './met-texts.ts'
import { MetVersions } from './met-versions.tsx'

/** A text of a form, versions of which met: what is decided there is saved with the form, and undone with it. */
export interface MetInForm {
  /** Those its person has still to decide about. */
  mets: () => MetText[]
  use: (met: MetText) => void
  keep: () => void
  /** Something was decided and is not saved yet. */
  isDecided: () => boolean
  undo: () => void
  /** What the form saves of it. */
  patch: () => Fields
}

/**
 * The versions are those of the row the form was filled with (`seen`): a draft that is put back may know of none yet. `fill` puts a text
 * into the form's own field.
 */
export function createMetInForm(
  seen: () => AnyShown | undefined,
  field: string,
  text: { read: () => string; fill: (text: string) => void },
): MetInForm {
  const [decided, setDecided] = createSignal<{ row: AnyShown; before: string }>()
  const held = () => metTexts(seen() ?? {}, field)
  const decision = () => (decided()?.row === seen() ? decided() : undefined)
  const keep = () => void setDecided({ row: seen()!, before: text.read() })
  return {
    mets: () => (decision() ? [] : held()),
    keep,
    use(met) {
      keep()
      text.fill(met.text)
    },
    isDecided: () => decision() !== undefined,
    undo() {
      text.fill(decision()!.before)
      setDecided()
    },
    patch: () => (decision() ? settled(held()) : {}),
  }
}

/** What there is to decide about a text of the form, or that it was. `of` is what the text is called. */
export function MetVersionsInForm(props: { met: MetInForm; of: string }) {
  return (
    <>
      <MetVersions of={props.of} mets={props.met.mets()} onUse={props.met.use} onKeep={props.met.keep} />
      <Show when={props.met.isDecided()}>
        <Banner
          action={
            <Button variant="quiet" onClick={props.met.undo}>
              {words().common.undo}
            </Button>
          }
        >
          {metWords().decided(props.of)}
        </Banner>
      </Show>
    </>
  )
}
