import { device } from '../device.ts'

/** What all capture forms say. */
export const forms = {
  restored: 'As you left it.',
  afresh: 'Start afresh',
  newAccount: (name: string) => `New account “${name}”`,
  whichAccount: 'Which account is this for?',
  dateExample: 'fri · in 2 weeks',
  dateExamples: 'fri · tomorrow 3pm · in 2 weeks',
  dateUnclear: 'Not understood. Try “fri”, “27 nov” or “in 2 weeks”.',
  notSaved: {
    invalid: 'Not saved: something here cannot be kept as it is. Your words are still here.',
    tooLong: 'Not saved: this is too long. Your words are still here; shorten them or split them in two.',
    full: `Not saved: this ${device} is full. Your words are still here; free some space and save again.`,
    lost: 'Not saved: the storage of this app was closed by the system. Your words are kept; reload, then save.',
    'old-app': 'Not saved: this window runs an older Tend. Your words are kept; reload, then save.',
    unknown: 'Not saved. Your words are still here; try again.',
  },
}
