/** The secret of a link lies after `#`: it is never sent to a server by opening the page, nor kept in its logs. */
export function tokenOf(hash: string): string | undefined {
  return /^#?([\w-]+)$/.exec(hash)?.[1]
}

/** A code as it was read aloud or typed: capitals, spaces and dashes do not matter. */
export function typedCode(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '')
}
