/** Members, invitations, owners and shares. */
export const members = {
  title: 'Members',
  you: (name: string) => `${name} (you)`,
  left: (name: string) => `${name} (left)`,
  hasLeft: 'Left',
  roles: { rep: 'Rep', manager: 'Manager', admin: 'Admin' },
  does: {
    rep: 'Sees their own accounts and those shared with them.',
    manager: 'Sees the accounts of their team too.',
    admin: 'Sees every account, and looks after members and settings.',
  },
  role: 'Role',
  team: 'Team',
  noTeam: 'No team',
  inTeamOf: (name: string) => `in ${name}’s team`,
  save: 'Save',

  leave: 'Has left',
  leaveLead: (name: string) =>
    `When ${name} has left: signed out everywhere, no signing in any more. Accounts, notes and the name stay; hand the accounts over next.`,
  leaveAsk: (name: string) => `Has ${name} left?`,
  leaveSure:
    'Their devices are signed out as soon as they are online: what they have not sent is handed in to you, and the book goes from them.',
  cancel: 'Cancel',
  letIn: 'Let in again',
  letInLead: (name: string) => `${name} has left. Let in again, they sign in with the password they had.`,
  roleNow: (name: string, role: string) => `${name} is now ${role}`,
  teamNow: (name: string, lead: string) => `${name} is now in ${lead}’s team`,
  noTeamNow: (name: string) => `${name} is in no team now`,
  leftNow: (name: string) => `${name} has left and is signed out everywhere`,
  backNow: (name: string) => `${name} may sign in again`,
  roleAs: { rep: 'a rep', manager: 'a manager', admin: 'an admin' },

  unconfirmed: (when: string) =>
    `The server was restored from a backup (${when}). Whoever left after that backup was made is a member here again. Take out who does not belong here, then confirm. Until then the others wait, and keep what they write.`,
  confirm: 'Confirm the members',
  confirmed: 'Confirmed. The others go on by themselves.',

  invite: 'Invite a member',
  inviteLead: 'Makes a link by which one person joins. It works once, for seven days.',
  inviteeEmail: 'E-mail, if you know it',
  inviteeEmailHint:
    'Then the link is good for this address alone. Nothing is sent: you pass the link on yourself.',
  teamHint: 'Who leads a team sees the accounts of those in it.',
  makeLink: 'Make the link',
  done: 'Done',
  linkLead: (as: string) =>
    `Whoever opens this link first joins as ${as}. It is shown here once; pass it on now.`,
  linkLeadFor: (email: string, as: string) =>
    `With this link ${email} joins as ${as}. It is shown here once; pass it on now.`,
  goodUntil: (when: string) => `Good until ${when}`,
  shareText: (workspace: string) =>
    workspace
      ? `Join ${workspace} in Tend with this link. It works once, for seven days.`
      : 'Join our team in Tend with this link. It works once, for seven days.',

  open: 'Open invitations',
  openCount: (count: number) => (count === 1 ? '1 open invitation' : `${count} open invitations`),
  anybody: 'Whoever has the link',
  madeBy: (name: string) => `by ${name}`,
  withdraw: (whose: string) => `Withdraw the invitation for ${whose}`,
  withdrawn: 'The link no longer works.',
  notOpen: 'This invitation was used, withdrawn or over already.',

  emailWrong: 'This does not look like an e-mail address. Write it like name@company.com.',
  problem: {
    emailTaken: 'There is a member with this e-mail already. Nothing was made.',
    forbidden: 'Only an admin may do this; a manager invites reps into their own team. Nothing was changed.',
    self: 'You cannot take yourself out; another admin can. Nothing was changed.',
    lastAdmin: 'This is the only admin. Make somebody else one first; nothing was changed.',
    notFound: 'This member is not in your workspace any more. Nothing was changed.',
    tooMany: 'Too many invitations are open. Withdraw some, then try again.',
  },

  owner: 'Owner',
  sharedWith: 'Shared with',
  share: 'Share with',
  shareHint: 'They see and change everything of this account. Its owner’s manager and admins do anyway.',
  chooseMember: 'Choose a member',
  unshare: ', share no more',
  lose: (name: string) => `Once saved, this account is ${name}’s: you will no longer see it.`,
  handedTo: (account: string, name: string) => `${account} is now ${name}’s`,
  noneHere:
    'No account of the team is yours or shared with you. Make one from a name alone, or ask for one to be handed to you.',
  ownerOnly: 'Its owner, their manager and admins say whose it is.',
  somebody: 'somebody',

  filterMine: 'My accounts',
  filterTeam: 'My team',
}
