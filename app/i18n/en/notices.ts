const counted = (changes: number, drafts: number) =>
  [
    changes > 0 && (changes === 1 ? '1 unsent change' : `${changes} unsent changes`),
    drafts > 0 && (drafts === 1 ? '1 half-written form' : `${drafts} half-written forms`),
  ]
    .filter(Boolean)
    .join(' and ')

/** What is told at the top of every page until it is read. */
export const notices = {
  letGo: (account: string, changes: number, drafts: number) =>
    `You can no longer see ${account || 'an account'}. ${counted(changes, drafts)} ${
      changes + drafts === 1 ? 'was' : 'were'
    } handed in to your admin.`,
}
