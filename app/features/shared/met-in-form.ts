import { createSignal } from 'solid-js'
import type { AnyShown, Fields } from '../../model/row.ts'
import { type MetText, metTexts, settled } from './met-texts.ts'

/** The versions of a text that met, in the form that holds the text: what is decided there is saved with the form, and undone with it. */
export interface MetInForm {
  mets: () => MetText[]
  use: (met: MetText) => void
  keep: () => void
  /** What the form saves of it. */
  patch: () => Fields
}

/** `fill` puts the version that is used into the form's own field. */
export function createMetInForm(
  row: AnyShown | undefined,
  field: string,
  fill: (text: string) => void,
): MetInForm {
  const held = row ? metTexts(row, field) : []
  const [isDecided, setDecided] = createSignal(false)
  return {
    mets: () => (isDecided() ? [] : held),
    use(met) {
      fill(met.text)
      setDecided(true)
    },
    keep: () => void setDecided(true),
    patch: () => (isDecided() ? settled(held) : {}),
  }
}
