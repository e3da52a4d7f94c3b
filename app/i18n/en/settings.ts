/** Settings. */
export const settings = {
  title: 'Settings',

  language: 'Language',
  languageValue: 'English',
  theme: 'Theme',
  themeValue: 'Follows this device, light or dark',

  device: 'This device',
  sync: 'Sync',
  lastSync: (when: string) => `last synced ${when}`,
  never: 'not yet',
  used: 'Storage used',
  usedOf: (used: string, quota: string) => `${used} of ${quota}`,
  safety: 'Kept safe',
  keeping: { kept: 'yes', 'not-kept': 'not yet', unknown: 'not known' },
  riskSent:
    'When space runs out, the browser may clear what is on this device unless it agrees to keep it; what was sent is safe on the server.',
  riskHere:
    'When space runs out, the browser may clear what is on this device unless it agrees to keep it; export now and then, or join a team.',
  keep: 'Ask the browser to keep it',
  keptNow: 'This device keeps your book safe now',
  refused: 'The browser said no for now. It agrees more readily once Tend is installed and used.',

  workspace: 'Workspace',
  defaults: 'Defaults',
  workspaceName: 'Workspace name',
  currency: 'Currency',
  noCurrency: 'Not set',
  currencyHint: 'Offered for a new account’s yearly value.',
  firstDay: 'First day of the week',
  buffer: 'Promise buffer',
  bufferHint: 'How much earlier than promised an action is due here.',
  workingDays: (days: number) =>
    days === 0 ? 'none' : days === 1 ? '1 working day' : `${days} working days`,
  cadence: 'Cadence',
  cadenceHint: 'How often an account with no cadence of its own should hear from you.',
  everyDays: (days: number) => (days === 1 ? 'every day' : `every ${days} days`),
  onlyAdmins: 'Admins say what holds for the whole workspace.',
  save: 'Save',
  saved: (label: string) => `${label} saved`,

  data: 'Your data',
  importLink: 'Import',
  importHint: 'Accounts and people from a CSV file, or a book exported before.',
  exportLink: 'Export',
  exportHint: 'Everything as one file, or lists for a spreadsheet.',

  about: 'About',
  aboutTend: 'The pocket book of the field account manager. Free and open: MIT licence.',
  version: (version: string) => `Version ${version}`,
}
