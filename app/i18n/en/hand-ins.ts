const changes = (count: number) => (count === 1 ? '1 change' : `${count} changes`)
const texts = (count: number) => (count === 1 ? '1 half-written text' : `${count} half-written texts`)
const verb = (count: number, one: string, many: string) => (count === 1 ? one : many)

/** How many changes and texts were taken in, how many of them did not stand, and how many stay to be judged. */
export interface TakenIn {
  changes: number
  texts: number
  outdone: number
  inPart: number
  left: number
}

/** What members could not send any more: in an admin's hands, or handed back to its author. */
export const handIns = {
  title: 'Handed in',
  rowDetail: 'What members had unsent when they lost access or were signed out.',
  backTitle: 'Handed back to you',
  backPage: 'Handed back',
  backDetail: 'What you had written and your admin did not take in.',
  nothing: 'nothing',

  waiting: 'For you to decide',
  waitingLead: 'Their authors can send these no more. Nothing of them is in the book until you accept it.',
  waitingEmpty:
    'Nothing waits. When a member loses access to an account, or a device is signed out, what it had not sent yet comes here.',
  back: 'Handed back to you',
  backLead: 'Your admin did not take this in. Write as a note, or copy, what you still need; then remove it.',
  noneBack: 'Nothing was handed back to you.',
  offline: 'What was handed in lies on the server. It is here again when you are online.',
  onDevice: 'This book has no server, so nothing is ever handed in.',
  trouble: 'The server could not tell what was handed in just now. Try again in a moment.',

  somebody: 'Somebody',
  why: {
    access: 'may no longer see the account',
    revoked: 'the device was signed out',
    restored: 'may not bring this back into the restored server',
  },
  draft: (account: string) => (account ? `Half-written, for ${account}` : 'Half-written'),
  unread: (count: number) =>
    `${changes(count)} ${verb(count, 'is', 'are')} from another version of Tend and cannot be shown or accepted here.`,
  value: (field: string, value: string) => `${field}: ${value}`,
  stands: (value: string) => `Now: ${value}`,

  accept: 'Accept',
  handBack: 'Hand back',
  discard: 'Discard',
  remove: 'Remove',
  copy: 'Copy',
  copyAll: (count: number) => (count > 1 ? 'Copy all' : 'Copy'),
  asNote: 'Write it as a note',
  cancel: 'Cancel',
  copied: 'Copied',
  copyFailed: 'The browser did not allow copying. Select the text instead.',

  acceptAsk: (who: string, count: number) =>
    `${changes(count)} of ${who} ${verb(count, 'goes', 'go')} into the book under their name, as if ${verb(count, 'it', 'they')} had come in time.`,
  acceptTexts: (who: string, count: number) =>
    `${texts(count)} of ${who} ${verb(count, 'becomes a note', 'become notes')} of the account ${verb(count, 'it', 'each')} was written for, under their name. Where the account is not known ${verb(count, 'it stays', 'they stay')} here.`,
  handBackAsk: (who: string) =>
    `${who} finds this in Settings, to write it as a note or copy it. Nothing of it goes into the book.`,
  discardAsk: (who: string) =>
    `What ${who} wrote here is thrown away. It cannot be brought back, and does not go into the book.`,
  removeAsk: 'This text is thrown away and cannot be brought back. Copy what you need first.',

  accepted: (who: string, { changes: taken, texts: written, outdone, inPart, left }: TakenIn) => {
    const parts = [...(taken ? [changes(taken)] : []), ...(written ? [texts(written)] : [])]
    const fates = [
      ...(outdone ? [`${outdone} did not stand, a newer value was there`] : []),
      ...(inPart ? [`${inPart} stood only in part, newer values were there`] : []),
    ]
    const said = [`Taken in: ${parts.join(' and ')} of ${who}`, ...fates].join('; ')
    return `${said}${left ? `. ${left} could not be and ${verb(left, 'stays', 'stay')} here.` : ''}`
  },
  noneAccepted: (who: string) => `Nothing of ${who} could be taken in. It stays here.`,
  handedBack: (who: string) => `Handed back to ${who}`,
  discarded: 'Discarded',
  removed: 'Removed',
  failedOffline: 'That takes a connection. Nothing has changed; try again when you are online.',
  failed: 'That did not work. Perhaps another admin has decided already.',

  notTaken: (why: string) => `Not taken in: ${why}`,
  nowhere: 'Nobody knows which account it was for.',
  rejected: {
    fault: 'The server could not store it.',
    invalid: 'Something in it is not as the server needs it.',
    gone: 'What it belongs to is no longer on the server.',
    not_found: 'What it belongs to is not there.',
    forbidden: 'Nobody but its owner may change that.',
    id_reuse: 'It looked like something already sent.',
    too_large: 'It is too large for the server.',
  } as Partial<Record<string, string>>,
}
