/** The words of a list written with spaces between. */
export function list(words: string): string[] {
  return words.trim().split(/\s+/)
}
