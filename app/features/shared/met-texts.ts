/** A text that met another one here and was kept whole beside it. */
export interface MetText {
  /** The field that holds the other text. */
  field: string
  text: string
}

/** The other texts of a row's field that two devices wrote without seeing each other. */
export function metTexts(row: object, of: string): MetText[] {
  return Object.entries(row).flatMap(([field, text]) =>
    field.startsWith(`met/${of}:`) && typeof text === 'string' ? [{ field, text }] : [],
  )
}

/** A text followed by the other one. */
export function bothTexts(text: string, other: string): string {
  return `${text.trimEnd()}\n\n${other}`
}
