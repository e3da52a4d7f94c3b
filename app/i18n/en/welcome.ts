import { device } from '../device.ts'

export const welcome = {
  title: 'The pocket book of your accounts',
  lead: 'It opens at once, works without signal, and remembers for you.',
  device: 'Just this device',
  deviceHint: 'Begin now, without an account. If you join a team later, everything comes along.',
  join: 'Join my team',
  joinHint: 'With a link, a QR code or a typed code from somebody who is signed in.',
  example: 'Try it with an example book',
  exampleHint: 'A made-up book of 91 accounts to look around in. It is never sent anywhere.',
  setUp: 'Set up a workspace',
  setUpHint:
    'You came with the set-up link of a new server: make its workspace, and yourself its first member.',
  signIn: 'I have a password: sign in',
  cleared: (count: number) =>
    `The browser had cleared this ${device}, and ${count === 1 ? '1 change that was' : `${count} changes that were`} nowhere else went with it.`,
  failed:
    'The book could not be opened on this device. Nothing was changed; free some space or leave private browsing, then try again.',
}
