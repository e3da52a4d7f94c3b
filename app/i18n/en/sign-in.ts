/** Set-up, signing in, joining, devices, passwords, signing out. */
export const signIn = {
  name: 'Name',
  email: 'E-mail',
  password: 'Password',
  workspace: 'Workspace',
  workspaceHint: 'Your company or team, as it calls itself.',
  passwordRule: (shortest: number) =>
    `At least ${shortest} characters. Four or five unrelated words are strong and easy to type.`,
  show: 'Show',
  hide: 'Hide',
  back: 'Other ways to begin',

  setUpTitle: 'Set up your workspace',
  setUpLead: 'You become its first member. Others join later by a link from you.',
  setUp: 'Create workspace',
  noToken:
    'This page needs the set-up link that the server printed when it first started. Open that link whole.',

  title: 'Sign in',
  lead: 'With the e-mail address and password of your workspace.',
  leadKept: 'What you captured on this device is kept, and is sent once you are signed in.',
  signIn: 'Sign in',
  forgotten:
    'Forgotten? Any device that is signed in can let this one in: Settings, Add a device. Or whoever runs the server can set a new password there.',
  orJoin: 'I have a link or a code: join',

  joinTitle: 'Join your team',
  joinLinkLead: 'This link signs this device in. It works once.',
  joinCodeLead:
    'Were you invited? Paste the link you got. Do you have Tend on another device? Open Settings there, tap “Add a device” and type the code it shows.',
  joinBrings: 'What you captured on this device comes along.',
  join: 'Join',
  code: 'Code or link',
  codeHint: 'The code is shown under the QR code; capitals and spaces do not matter.',
  orSignIn: 'I have a password: sign in',
  alreadyIn: 'This device is signed in already. To join as somebody else, sign out in Settings first.',
  leaveExampleFirst: 'The example book is open; it stays as it is and is not sent.',

  inviteTitle: 'Join your team',
  inviteTitleOf: (workspace: string) => `Join ${workspace}`,
  inviteLead: (by: string) =>
    `${by ? `${by} invites you.` : 'You were invited.'} Say who you are and choose a password; from then on you sign in with both.`,
  inviteEmailHint: 'You sign in with it. When the invitation was made for one address, use that one.',
  inviteApart:
    'The installed Tend has a book of its own. Copy this link first; there, choose “Join my team” and paste it.',
  noInvitation: 'This page needs the whole invitation link. Open it again, or paste it under “Join my team”.',
  toJoin: 'I have a code or another link',

  problem: {
    name: 'Write your name, so that your team knows who wrote what.',
    workspace: 'Write what the workspace is called.',
    email: 'This does not look like an e-mail address. Write it like name@company.com.',
    password: 'Write your password.',
    weak: (shortest: number) =>
      `This password is too short or too well known. Take at least ${shortest} characters that nobody would guess; nothing else was lost.`,
    same: 'The new password is the same as the present one.',
    code: 'Write the code shown under the QR code, or paste the link.',
    elsewhere: 'This link is for Tend at another address. Open it in the browser instead.',
    offline:
      'The server could not be reached. Everything on this device is kept; try again when there is a connection.',
    tooMany: 'Too many tries in a short time. Everything is kept; wait a minute, then try again.',
    trouble:
      'The server answered, but could not do it. Everything on this device is kept; try again in a moment.',
    invalid:
      'The server could not accept what was filled in. Check each field and try again; nothing was lost.',
    taken: 'There is a member with this e-mail already. Sign in with it, or use another address.',
    emailTaken:
      'There is a member with this e-mail already. Sign in with it, or use another address; the link stays good.',
    otherEmail:
      'This invitation was made for another e-mail address. Use that one, or ask for a link of your own.',
    withdrawn: 'This invitation was withdrawn. Ask whoever sent it for a new one.',
    left: 'You are no longer a member of this workspace. What is on this device is kept; ask an admin to let you in again.',
    wrong: {
      setUp: 'This set-up link is not of this server. Open the link that the server printed at its start.',
      signIn:
        'E-mail and password do not belong together. Check both and try again; what is on this device is kept.',
      join: 'This link or code is not known here. Check it, or make a new one on the other device.',
      accept: 'This invitation is not known here. Check that the link is whole, or ask for a new one.',
      password: 'The present password is not right. It was not changed.',
    },
    used: {
      setUp:
        'This set-up link was used already; the workspace exists. Sign in, or join with a link from somebody in it.',
      join: 'This link was used already; each works once. Make a new one on the other device with “Add a device”.',
      accept:
        'This invitation was used already; each works once. If that was you, sign in. Else ask for a new one.',
    },
    expired: {
      setUp: 'This set-up link is no longer good. Restart the server: it prints a new one.',
      join: 'This link is older than ten minutes. Make a new one on the other device with “Add a device”.',
      accept: 'This invitation is older than seven days. Ask whoever sent it for a new one.',
      signIn: 'You are signed out here. Everything on this device is kept; sign in again to go on.',
    },
  },

  devices: 'Devices',
  thisDevice: 'This device',
  revokeAsk: (name: string) => `Sign out ${name}?`,
  revokeLead:
    'As soon as it is online it is signed out: what it has not sent yet it hands in, for an admin to accept, and the book goes from it. Until then what is on it can be read there.',
  revokeBytes: 'Recordings, photos and files that it alone has stay on it.',
  revoked: (name: string) => `${name} is signed out. What it had not sent it hands in when it is online.`,
  seen: (when: string) => `Last used ${when}`,
  devicesUnknown: 'The list of your devices comes from the server; it is shown when there is a connection.',
  addDevice: 'Add a device',
  addDeviceLead: 'Scan the code with the other device’s camera, or open the link on it. It works once.',
  addDeviceInstall: 'If Tend is installed there already: open it, choose “Join my team” and type this code.',
  qrCode: 'QR code of the link',
  typedCode: 'Typed code',
  copy: 'Copy link',
  copied: 'Link copied',
  copyFailed: 'The browser did not allow copying. Press and hold the link to copy it.',
  share: 'Share link',
  shareText: 'Open this link on your other device to sign in to Tend. It works once, for ten minutes.',
  timeLeft: (left: string) => `Good for ${left} more`,
  timeOver: 'The ten minutes are over; this link no longer works.',
  newLink: 'Make a new link',
  makingLink: 'Making a link…',

  profile: 'Profile',
  onDevice: 'Just this device',
  onDeviceHint:
    'Nothing you write leaves it. Join a team to have it on your other devices too; what is here comes along.',
  joinTeam: 'Join my team',
  example: 'Example book',
  exampleHint: 'Made-up accounts to look around in. Nothing is sent, and your own book waits untouched.',
  leaveExample: 'Leave the example book',
  leaveFailed: 'The example book could not be closed. Close Tend’s other tabs and try again.',

  changePassword: 'Change password',
  presentPassword: 'Present password',
  newPassword: 'New password',
  save: 'Save',
  changePasswordLead:
    'Your other devices are signed out and ask for the new password; what they hold is kept.',
  passwordChanged: 'Password changed. Your other devices ask for it when they next sync.',

  signOut: 'Sign out',
  signOutLead: (name: string) =>
    `${name} is taken off this device. The server keeps what it has; sign in again to have it here.`,
  signOutNothing: 'Everything on this device has been sent. Nothing is lost.',
  signOutUnsent: (unsent: number) =>
    unsent === 1
      ? 'One change has not been sent and would be lost:'
      : `${unsent} changes have not been sent and would be lost:`,
  signOutMore: (more: number) => `and ${more} more`,
  signOutForms: (count: number) =>
    count === 1
      ? 'One form is half-written and would be lost.'
      : `${count} forms are half-written and would be lost.`,
  signOutBytes: (bytes: string) =>
    `${bytes} of recordings, photos and files are on this device alone and would be lost; an export does not hold them.`,
  signOutRecordings: (count: number) =>
    count === 1
      ? 'One recording was made and never saved; it would be lost.'
      : `${count} recordings were made and never saved; they would be lost.`,
  sendFirst: 'Send now',
  sendOffline:
    'There is no connection. It is sent as soon as there is one; until then it is on this device alone.',
  exportUnsent: 'Export first',
  exportFailed: 'The file could not be made. Nothing is lost; try once more.',
  exported: 'Saved as a file. “Import” reads it back.',
  exportedForms: 'Saved as a file, to be read and copied from.',
  signOutAnyway: (count: number) => (count === 1 ? 'Sign out and lose it' : 'Sign out and lose them'),
  cancel: 'Cancel',
  signOutFailed:
    'Signing out did not work on this device. Everything is kept; close Tend’s other tabs and try again.',
}
