/** The member something belongs to: its owner, else who made it. */
export function ownerOf({ owner, by }: { owner?: string; by?: string }): string | undefined {
  return owner ?? by
}
