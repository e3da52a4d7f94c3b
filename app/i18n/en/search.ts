/** The search page. */
export const search = {
  title: 'Search',
  placeholder: 'Names, towns, tags, any words',
  hint: 'Finds accounts, people, notes, check-ins and actions by the words in them. The beginning of a word is enough.',
  recent: 'Recent accounts',
  results: 'Results',
  found: (total: number, count: string) => (total === 1 ? '1 found' : `${count} found`),
  bestOf: (shown: string, count: string) => `The best ${shown} of ${count} found`,
  nothing: 'Nothing found',
  tryFewer: 'Try fewer words, or fewer letters: the beginning of a word is enough.',
  stillReading: 'Still reading your book; more may appear.',
  failed: 'Search could not start. Your book is safe; open Tend again to search.',
  more: 'Show more',
  nouns: {
    account: 'Account',
    contact: 'Person',
    note: 'Note',
    'check-in': 'Check-in',
    action: 'Action',
    attachment: 'Recording or file',
  },
}
