export const today = {
  title: 'Today',
  showAll: (count: number) => `Show all ${count}`,
  nothing: 'Nothing needs doing today.',
  next: (what: string, account: string, when: string) => `Next: ${what}, ${account}, ${when}.`,
  nextVisit: (kind: string, account: string, when: string) => `Next: ${kind} at ${account}, ${when}.`,
  begin: 'No accounts here yet. Add one, or import your list.',
  toAccounts: 'Add an account',
  toImport: 'Import my list',
  writeDown: 'Write something down',
  unfinished: 'Left half-written',
  discard: 'Discard',
  discarded: 'Discarded.',
}
