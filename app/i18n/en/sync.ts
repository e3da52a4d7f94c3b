import { device } from '../device.ts'

const changes = (count: number) => (count === 1 ? '1 change' : `${count} changes`)
const kept = (count: number) => (count === 1 ? 'your 1 change is kept' : `your ${count} changes are kept`)

export const sync = {
  saved: `Saved on this ${device}`,
  here: `Only on this ${device}`,
  waiting: (count: number) => `${changes(count)} waiting`,
  offline: `Offline; saved on this ${device}`,
  offlineWaiting: (count: number) => `Offline; ${changes(count)} waiting`,
  sending: (count: number) => `Sending ${changes(count)}`,
  reading: (rows: string, total: string) => `Reading your book: ${rows} of ${total}`,
  syncing: 'Syncing',
  synced: (when: string) => `Synced ${when}`,
  signIn: 'Sign in to sync',
  signInWaiting: (count: number) => `Sign in to sync; ${kept(count)}`,
  revoked: `This ${device} was signed out`,
  revokedWaiting: (count: number) => `This ${device} was signed out; ${kept(count)}`,
  trouble: 'The server has trouble; trying again',
  troubleWaiting: (count: number) => `The server has trouble; ${changes(count)} waiting`,
  portal: (count: number) =>
    `${count ? `${changes(count)} waiting; t` : 'T'}his network wants you to sign in to it first`,
  ended: (gave: unknown) =>
    `This ${device} was signed out. ${gave ? 'What it had not sent was handed in to your admin; nothing' : 'Nothing'} is left on it.`,
  understood: 'Understood',
  attention: (count: number) =>
    count === 1 ? '1 change needs attention' : `${count} changes need attention`,
}
