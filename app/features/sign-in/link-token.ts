/** The secret of a link lies after `#`: it is never sent to a server by opening the page, nor kept in its logs. */
export function tokenOf(hash: string): string | undefined {
  return /^#?([\w-]+)$/.exec(hash)?.[1]
}

/** A code as it was read aloud or typed: capitals, spaces and dashes do not matter. */
export function typedCode(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

/** A link that was pasted whole: which page it opens, and where. */
export function pastedLink(
  text: string,
): { origin: string; page: 'join' | 'invite'; token: string } | undefined {
  const parts = /^(https?:\/\/[^/\s]+)\/(join|invite)#([\w-]+)$/.exec(text.trim())
  return parts ? { origin: parts[1]!, page: parts[2] as 'join' | 'invite', token: parts[3]! } : undefined
}
