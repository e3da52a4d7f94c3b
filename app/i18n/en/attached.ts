import { device } from '../device.ts'

/** Recordings, photos and files that hang on notes. */
export const attached = {
  title: 'Photos and files',
  photo: 'Take a photo',
  photos: 'Choose photos',
  file: 'Attach a file',
  share: 'Share',
  shared: 'Copied, to paste where you want it.',
  notShared: 'The browser allowed neither sharing nor copying. Select the text and copy it.',
  photoAt: (when: string) => `Photo, ${when}`,
  unnamed: 'File',
  open: (name: string) => `Open ${name}`,
  download: 'Download',
  remove: (name: string) => `Remove ${name}`,
  removed: (name: string) => `${name} removed.`,
  added: (count: number) => (count === 1 ? 'Added.' : `${count} added.`),
  preparing: 'Making it ready…',
  sharedLost: `What was shared could not be kept: this ${device} may be full. Free some space and share it again.`,
  notHere: {
    offline: `Not on this ${device}; needs the network.`,
    'not-yet': 'Still on the device it was made on; it has not been sent yet.',
    gone: 'It is no longer there.',
    broken: 'It could not be opened.',
  },
  where: {
    waiting: `Only on this ${device} so far`,
    sending: (sent: string, size: string) => `${sent} of ${size} sent`,
    safe: 'On the server too',
    refused: `The server did not take it; kept on this ${device}`,
    elsewhere: `On the server, not on this ${device}`,
    here: `On this ${device}`,
  },
  refused: {
    empty: (name: string) => `“${name}” is empty.`,
    large: (name: string, most: string) => `“${name}” is larger than ${most}.`,
    unreadable: (name: string) =>
      `“${name}” cannot be opened as a picture here. Choose a JPEG or PNG, or attach it as a file.`,
    runs: (name: string) =>
      `“${name}” is a kind of file that could run by itself, so the server takes none. Attach it as a PDF or inside a ZIP.`,
    many: (name: string) => `“${name}” has too many pixels to open here.`,
  },
  recording: (time: string) => `Recording ${time}`,
  recordings: (count: number, time: string) => `${count} recordings, ${time}`,
  photoCount: (count: number) => (count === 1 ? '1 photo' : `${count} photos`),
  fileCount: (count: number) => (count === 1 ? '1 file' : `${count} files`),
  play: 'Play',
  pause: 'Pause',
  position: 'Position',
  ofTime: (at: string, all: string) => `${at} of ${all}`,
  loading: 'Loading…',
}
