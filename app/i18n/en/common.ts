import { device } from '../device.ts'

export const common = {
  app: 'Tend',
  save: 'Save',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  edit: 'Edit',
  delete: 'Delete',
  undo: 'Undo',
  undone: 'Undone.',
  mayNoLonger: 'You can no longer change this.',
  more: 'More',
  less: 'Less',
  change: 'Change',
  clear: 'Clear',
  optional: 'Optional',
  nothingFound: 'Nothing found.',
  saved: `Saved on this ${device}`,
  changedSince: 'Changed by somebody else since; left as it is.',
  account: 'Account',
  loading: 'Loading',
}
