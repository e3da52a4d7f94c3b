import { device } from '../device.ts'

export const install = {
  ready: 'A new version is ready.',
  now: 'Update now',
  outdated: 'Another tab is ahead of this one. What you saved is safe.',
  install: 'Install',

  title: 'Install Tend',
  first: 'Install Tend first',
  why: `In a browser tab, a ${device} may clear what you wrote after a week without a visit. On the home screen it is kept, opens without signal, and opens faster.`,
  apart: 'The installed Tend begins with an empty book: install first, then begin there.',
  unsent: 'What you wrote in this tab does not move there by itself: join a team first, or export it.',
  ios: [
    'Tap Share in Safari’s bar.',
    'Choose “Add to Home Screen”, then “Add”.',
    'Open Tend from the home screen.',
  ],
  android: [
    'Open the browser’s menu (⋮).',
    'Choose “Install app” or “Add to Home screen”.',
    'Open Tend from the home screen.',
  ],
  thenCode: 'There, choose “Join my team” and type the code under the QR code: the link itself opens here.',
  skip: 'Stay in this tab',
}
