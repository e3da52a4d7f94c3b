/** What was deleted, and erasing it for good. */
export const erase = {
  accounts: 'Deleted accounts',
  nothing: 'Nothing was deleted here.',
  keptFor: (days: number) => `What was deleted is kept for ${days} days, then erased for good.`,
  isDeleted: (days?: number) =>
    `This account was deleted. What was written for it is kept${days ? ` for ${days} days` : ''}.`,
  nouns: {
    account: 'Account',
    contact: 'Person',
    'check-in': 'Check-in',
    note: 'Note',
    action: 'Action',
    attachment: 'Recording or file',
  } as Record<string, string>,
  mergedInto: (survivor: string) => `merged into ${survivor || 'another one'}`,
  open: 'Erase for good',
  title: 'Erase for good?',
  sure: {
    account: (name: string) =>
      `${name} and everything in it – people, check-ins, notes, recordings, actions – will be erased on the server and on every device. Nobody can bring it back.`,
    merged: (name: string, survivor: string) =>
      `What was entered for ${name} itself, and every earlier version of it, will be erased on the server and on every device. What lay in it has moved to ${survivor || 'the account it was merged into'} and stays there. Nobody can bring ${name} back.`,
    note: (name: string) =>
      `“${name}”, its recordings and files, and every earlier version will be erased on the server and on every device. Nobody can bring them back.`,
    else: (name: string) =>
      `“${name}” and every earlier version of it will be erased on the server and on every device. Nobody can bring it back.`,
  },
  copies: 'Backups that were made before still hold it, and so do exported files.',
  word: 'erase',
  type: (word: string) => `Type “${word}” to go on`,
  wrong: (word: string) => `Please type “${word}”.`,
  done: (name: string) => `${name} is erased for good`,
}
