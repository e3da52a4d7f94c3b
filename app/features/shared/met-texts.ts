import type { Fields } from '../../model/row.ts'

/** A text that met another one here, kept as it was written. */
export interface MetText {
  /** The field that holds it. */
  field: string
  text: string
}

/** The versions of a row's field that were written without seeing each other; what stands is none of them. */
export function metTexts(row: object, of: string): MetText[] {
  return Object.entries(row).flatMap(([field, text]) =>
    field.startsWith(`met/${of}:`) && typeof text === 'string' ? [{ field, text }] : [],
  )
}

/** What settles them all: a person has decided which text stands. The row's history keeps each. */
export function settled(mets: readonly MetText[]): Fields {
  return Object.fromEntries(mets.map(({ field }) => [field, null]))
}
