/** Where two versions of one text met. */
export const met = {
  title: (count: number, of?: string) =>
    [count > 2 ? `${count} versions met here` : 'Two versions met here', of].filter(Boolean).join(': '),
  both: 'They were written without seeing each other. What came of them stands below; here is each as it was written.',
  one: 'They were written without seeing each other. One stands below; this is the one that does not.',
  version: (number: number) => `Version ${number}`,
  notStanding: 'The version that does not stand',
  use: 'Use this one',
  keep: 'Keep what stands',
  used: 'This version stands now.',
  kept: 'Kept what stands.',
  decided: (of: string) => `${of}: what is in the form stands once you save.`,
  mark: 'Two versions',
}
