export const exporting = {
  title: 'Export',
  lead: 'Your data is yours: take it with you whenever you like. Files are made on this device and go nowhere else.',
  everything: 'Everything (JSON)',
  everythingHint:
    'Accounts, people, check-ins, notes and actions with their whole history, in one file that Import reads back.',
  accounts: 'Accounts (CSV)',
  contacts: 'Contacts (CSV)',
  actions: 'Actions (CSV)',
  lists: 'For a spreadsheet',
  listsHint:
    'Cells that a spreadsheet would run as a formula are marked with an apostrophe; Import takes it off again.',
  progress: (done: string, all: string) => `${done} of ${all} accounts`,
  saved: (name: string) => `Saved as ${name}`,
  failed: 'The file could not be made. Your data is untouched; try again.',
  wholeFirst: 'Your book is still being read on this device; the export is complete in a moment.',
  fileName: {
    everything: 'tend',
    accounts: 'tend-accounts',
    contacts: 'tend-contacts',
    actions: 'tend-actions',
  },
}
