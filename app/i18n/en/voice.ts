import { device } from '../device.ts'

/** Voice notes. */
export const voice = {
  title: 'Voice note',
  /** The first line of a note that was only spoken. */
  untitled: (time: string) => `Voice note, ${time}`,
  accountIs: (name: string) => `Account: ${name}. Change`,

  start: 'Start recording',
  more: 'Record more',
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  discard: 'Discard',
  starting: 'Starting…',
  recording: 'Recording',
  paused: 'Paused',
  elapsed: (time: string) => `${time} recorded`,

  transcript: 'Transcript',
  typeBeside: 'Type beside it, if you like.',
  writtenOnline: 'Will be written when online. What you type is kept with it.',
  writtenSaved: 'Will be written once it is saved. What you type is kept with it.',
  noEngine: 'Nothing writes it down by itself here. The sound is kept; type what matters.',
  dictating: 'Your words appear as you speak; the sound is kept as well.',
  dictationOver: {
    denied: 'Live words are not allowed here. The recording goes on.',
    'not-here': 'Live words do not work on this device. The recording goes on.',
    silent: 'Live words gave no answer and are off for now. The recording goes on.',
    trouble: 'Live words stopped. The recording goes on.',
  },

  failed: {
    denied: {
      what: 'The microphone is not allowed for Tend.',
      how: 'Allow it in the browser’s settings for this site (the icon left of the address; on an iPhone: Settings → Safari → Microphone), then start again. You can type meanwhile.',
    },
    'no-microphone': {
      what: 'No microphone was found.',
      how: 'Plug one in and start again, or type.',
    },
    taken: {
      what: 'Another app or a call is using the microphone.',
      how: 'End it there and start again, or type.',
    },
    unsupported: {
      what: 'This browser cannot record.',
      how: 'Type here, or open Tend in a newer browser.',
    },
    store: {
      what: `Nothing can be kept on this ${device} just now.`,
      how: 'Close other tabs and windows of Tend, then start again. If that does not help, load the page again.',
    },
    full: {
      what: `There is no room left on this ${device} for a recording.`,
      how: 'Free some space and start again. Typed words need very little.',
    },
  },
  notices: {
    interrupted: 'Something interrupted the recording. Everything before is kept, and it goes on.',
    lost: 'The microphone is gone. What was recorded is kept.',
    silent: 'Nothing is heard. Is the microphone covered or muted?',
    'keep-screen-on': 'Keep the screen on while you speak.',
    unsaved: `The last words could not be put on this ${device} yet. They are kept in memory and tried again: leave Tend open.`,
    'nearly-full': `This ${device} is nearly full. What is recorded is kept; be brief.`,
    full: `This ${device} is full, so recording stopped. What was recorded is kept.`,
    'too-short': 'That was too short to keep anything. Start again, or type.',
    longest: 'Stopped after 60 minutes. Save this one and begin another.',
  },
  takenUp: (when: string) => `Recorded ${when}, and here as you left it.`,
  elsewhere:
    'This recording is open in another tab or window of Tend. Save it there, or close it there first.',
  damaged: 'The beginning of this part is missing, so it may not play. It is kept.',

  actions: 'Suggested actions',
  add: 'Add',
  added: 'Added',
  addOne: (text: string, added: boolean) => `${added ? 'Added' : 'Add'}: ${text}`,
  drop: (text: string) => `Drop: ${text}`,
  edit: (text: string) => `Edit: ${text}`,
  done: 'Done',
  sides: { ours: 'ours', theirs: 'theirs' },
  by: (date: string) => `by ${date}`,
  noDate: 'no date',
  also: 'Also heard',
  actionAdded: (text: string) => `Added: ${text}`,
  dropped: (text: string) => `Dropped: ${text}`,
  signals: {
    competitor: 'Competitor',
    price: 'Price',
    'new-boss': 'New boss',
    leaving: 'Leaving',
    growth: 'Growth',
  } as Record<string, string>,
  quoted: (kind: string, said: string) => `${kind}: “${said}”`,
  /** A sum of which nobody said the currency. */
  sum: (amount: string) => `sum of ${amount}`,

  nothingYet: 'Speak or type something first.',
  saved: (actions: number, saved: string) =>
    actions === 0
      ? saved
      : actions === 1
        ? `${saved}, with a next action`
        : `${saved}, with ${actions} next actions`,
  kept: 'Recording kept. Today offers it under “Left half-written”.',
  discarded: 'Recording discarded.',

  recordings: 'Recordings',
  recordingAt: (when: string) => `Recording, ${when}`,
  part: (part: number) => `part ${part}`,
  machine: 'written by machine',
  editWords: 'Edit the words',
  typeWords: 'Type the words',
  edited: 'edited by hand',
  tapToHear: 'tap a sentence to hear it',
  hear: (text: string) => `Hear from “${text}”`,
  states: {
    network: 'Words will be written when online.',
    sending: 'Words will be written once it is on the server.',
    refused: 'Words cannot be written of it. You can type them.',
    server: 'Words will be written soon.',
    writing: 'Words are being written…',
    none: 'The server writes no words; see Settings, Voice. You can type them.',
    local: 'This book has no server that writes words. You can type them.',
    failed: 'The words could not be written.',
    trouble: 'The words wait and are asked for again by themselves.',
    empty: 'No words were heard in it.',
    cleared: 'Its words were taken out by hand.',
  },
  whyFailed: {
    unreachable: 'The engine did not answer.',
    timeout: 'The engine took too long.',
    too_large: 'The recording is too large for the engine.',
    format: 'The engine cannot read this kind of recording.',
    trouble: 'The engine had trouble.',
  } as Record<string, string>,
  tryAgain: 'Try again',
  askedAgain: 'Asked for words again.',
  save: 'Save words',
  savedWords: 'Words saved.',
  deleteRecording: 'Delete recording',
  deleted: 'Recording deleted.',

  settings: {
    title: 'Voice',
    engine: 'Words from recordings',
    asking: 'Asking the server…',
    none: 'none',
    noneHint: 'The server has no engine. Recordings are kept and played; nothing is written down by itself.',
    device: 'Recordings stay in this book, on this device. No server writes them down.',
    offline: 'Known when online.',
    stays: 'By your own server. No sound leaves it.',
    leaves: (host: string) => `Your server sends the recordings to ${host}; the words come back.`,
    language: 'Language spoken',
    languages: { same: 'As the app', en: 'English', es: 'Spanish' },
    languageHint: 'The engine listens for it. Each recording keeps the one it was made with.',
    dictation: 'Live words while speaking',
    dictationHere: 'Written by this device itself. No sound leaves it.',
    dictationAway:
      'This browser can only do it by sending what you say to its maker, as you speak. The recording itself stays with you.',
    dictationNowhere: 'This browser cannot. Recording works as ever.',
    consent: 'Send what I say to the browser’s maker',
    consentText:
      'While you record, the browser’s maker (for Chrome: Google) hears what you say and sends back the words, under its own terms. Names of people and clients may be among them. You can turn it off at any time.',
    agree: 'Agree and turn on',
    held: 'Recordings, photos and files here',
    heldHint: (unsent: string) =>
      `${unsent} of it not sent yet. Only what is safe on the server may make room.`,
    allSafe: 'All of it is safe on the server too.',
    heldOnly: 'Kept on this device.',
    of: (held: string, budget: string) => `${held} of ${budget}`,
  },
}
