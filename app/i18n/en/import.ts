import type { Choice } from '../../model/import/edits.ts'
import type { Doubt } from '../../model/import/entry.ts'
import type { Likeness } from '../../model/import/match.ts'
import type { Unreadable } from '../../model/import/table.ts'
import type { Target } from '../../model/import/target.ts'

const some = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`
const accounts = (count: number) => some(count, 'account', 'accounts')
const people = (count: number) => some(count, 'person', 'people')

const doubts: Record<Doubt['why'], (text: string) => string> = {
  'no-name': text => `Left out, it names no account: ${text}`,
  'too-long': text => `Left out, a field is longer than Tend keeps: ${text}`,
  unreadable: text => `Left out, it cannot be read: ${text}`,
  'kept-as-text': text => `Not understood, kept in About as “${text}”`,
  'more-cells': text => `More cells than headings; is something one column too far? ${text}`,
  town: text => `Is “${text}” a town?`,
}

const unreadable: Record<
  Unreadable['why'],
  (row: number, most: { rows: string; columns: string }) => string
> = {
  empty: () => 'There are no rows in this file. Nothing was imported.',
  'not-text': () =>
    'This is not a text file. In your spreadsheet, save it as CSV and choose that file; nothing was imported.',
  'too-large': () => 'This file is larger than 25 MB. Split it in two; nothing was imported.',
  'too-many-rows': (row, most) =>
    `There are more than ${most.rows} rows; row ${row} is the first too many. Split the file; nothing was imported.`,
  'too-many-columns': (row, most) =>
    `Row ${row} has more than ${most.columns} columns. Nothing was imported.`,
  'cell-too-long': row => `A cell in row ${row} is longer than Tend keeps. Nothing was imported.`,
  'unclosed-quote': row =>
    `The quote that begins in row ${row} never ends, so all that follows would be one cell. Close it and choose the file again; nothing was imported.`,
  'damaged-export': () =>
    'This looks like JSON, but not like a whole export of Tend’s. Nothing was imported.',
  'newer-export': () => 'This export was made by a newer Tend. Update Tend here first; nothing was imported.',
}

const targets: Record<Target, string> = {
  'account.name': 'Account: name',
  'account.externalId': 'Account: number elsewhere',
  'account.address': 'Account: address',
  'account.postalCode': 'Account: postal code',
  'account.town': 'Account: town',
  'account.region': 'Account: region',
  'account.country': 'Account: country',
  'account.phone': 'Account: phone',
  'account.email': 'Account: e-mail',
  'account.website': 'Account: website',
  'account.owner': 'Account: owner',
  'account.status': 'Account: status',
  'account.stage': 'Account: stage',
  'account.key': 'Account: key account',
  'account.tag': 'Account: tags',
  'account.value': 'Account: yearly value',
  'account.currency': 'Account: currency',
  'account.renewal': 'Account: renewal date',
  'account.cadence': 'Account: cadence in days',
  'account.channel': 'Account: preferred channel',
  'account.latitude': 'Account: latitude',
  'account.longitude': 'Account: longitude',
  'account.about': 'Account: about',
  'account.archived': 'Account: archived',
  'account.id': 'Account: Tend’s own id',
  'contact.name': 'Person: name',
  'contact.first': 'Person: first name',
  'contact.last': 'Person: last name',
  'contact.role': 'Person: role',
  'contact.decisionRole': 'Person: decision role',
  'contact.phone': 'Person: phone',
  'contact.mobile': 'Person: mobile',
  'contact.email': 'Person: e-mail',
  'contact.about': 'Person: about',
  'contact.left': 'Person: left the company',
  'contact.id': 'Person: Tend’s own id',
  about: 'Keep in About, with its heading',
  none: 'Leave out',
}

const choices: Record<Choice, string> = {
  skip: 'Skip',
  add: 'Add what is missing',
  update: 'Update with this file',
  new: 'Make another account',
}

const likeness: Record<Likeness, string> = {
  id: 'The same account',
  externalId: 'The same number',
  name: 'The same name and town',
  email: 'The same e-mail address',
  phone: 'The same telephone number',
}

export const importing = {
  title: 'Import',
  lead: 'Bring accounts and people from a spreadsheet or another CRM as CSV, or a book exported from Tend before. You see everything before it is saved.',
  file: 'File to import',
  drop: 'Choose a file, or drop one here',
  paste: 'Or paste rows from a spreadsheet',
  pasteHint: 'With the headings as the first row.',
  usePasted: 'Use these rows',
  pasted: 'Pasted rows',
  reading: 'Reading the file',
  another: 'Another file',
  wholeFirst: 'Your book is still being read on this device; the import can begin in a moment.',

  found: (rows: number) => some(rows, 'row', 'rows'),
  partedBy: { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as Record<string, string>,
  how: (delimiter: string, encoding: string) => `separated by ${delimiter}, ${encoding}`,
  ownExport: 'an export of Tend’s own',

  columns: 'Columns',
  columnsLead: 'Where each column goes. What is not understood is kept in About.',
  noNameColumn: 'Say which column holds the account’s name; without it there is nothing to import.',
  sameEverywhere: 'The same in every row: is this the right column?',
  emptyColumn: 'empty',
  targets,

  preview: 'As they will be',
  previewMore: (count: number) => `and ${accounts(count)} more`,
  counts: (accountCount: number, personCount: number) => `${accounts(accountCount)}, ${people(personCount)}`,

  doubts: 'Worth a look',
  row: (row: number) => `Row ${row}`,
  doubt: (why: Doubt['why'], text: string) => doubts[why](text),
  andMore: (count: number) => `Show ${count.toLocaleString('en')} more`,

  duplicates: 'Perhaps already there',
  duplicatesLead: 'Nothing is doubled unless you say so.',
  forAll: 'For all of these',
  oneByOne: 'Chosen one by one',
  choices,
  like: (by: Likeness, name?: string) => (name ? `${likeness[by]} as ${name}` : likeness[by]),
  inRow: (row: number) => `row ${row} of this file`,
  nothingNew: 'nothing new',
  differs: (details: number) => `${some(details, 'detail differs', 'details differ')}`,
  newPeople: (count: number) => `${people(count)} not there yet`,

  allThere: (count: number) =>
    count === 1
      ? 'This account is in your book already.'
      : `These ${accounts(count)} are in your book already.`,
  allSkipped: 'All of this seems to be in your book already and is skipped; say below what to add or update.',
  start: (count: number) => (count > 0 ? `Import ${accounts(count)}` : 'Nothing to import'),
  progress: (done: number, all: number) => `${done.toLocaleString('en')} of ${accounts(all)}`,

  made: accounts,
  added: people,
  rest: (count: number) => `${some(count, 'check-in, note or action', 'check-ins, notes and actions')}`,
  changed: (count: number) => some(count, 'row updated', 'rows updated'),
  imported: (what: string) => `Imported: ${what}.`,
  nothingToDo: 'Everything in this file was there already; nothing was changed.',
  undo: 'Undo the import',
  undoing: 'Taking the import back',
  undone: 'The import was taken back.',
  undoneExcept: (count: number) =>
    `The import was taken back, except for ${some(count, 'row', 'rows')} that changed since.`,
  toAccounts: 'Show the accounts',
  failed: (sentence: string) => `${sentence} What had been imported was taken back.`,
  failedPartly: (sentence: string) =>
    `${sentence} A part is imported and could not be taken back; import the file again to complete it, nothing is doubled.`,
  notUndone: 'This could not be taken back now; try again.',

  unreadable: (problem: Unreadable, most: { rows: string; columns: string }) =>
    unreadable[problem.why]('row' in problem ? problem.row : 0, most),
}
