/** What moves, each kind with how many of it. */
type Moving = [keyof typeof KINDS, number][]

const KINDS = {
  contact: ['person', 'people'],
  'check-in': ['check-in', 'check-ins'],
  note: ['note', 'notes'],
  action: ['action', 'actions'],
  audio: ['recording', 'recordings'],
  photo: ['photo', 'photos'],
  file: ['file', 'files'],
  deleted: ['entry that was deleted', 'entries that were deleted'],
}
const counted = (moving: Moving) =>
  new Intl.ListFormat('en').format(
    moving.map(([kind, count]) => `${count} ${KINDS[kind][count === 1 ? 0 : 1]}`),
  )
const isOne = (moving: Moving) => moving.length === 1 && moving[0]![1] === 1
const meanwhile =
  'What others write meanwhile for the other one is not lost: it comes here. You can undo it right after.'

/** Two entries of one person, or of one account, that become one. */
export const merge = {
  contact: {
    open: 'Merge with another contact…',
    title: 'Merge two contacts',
    lead: (name: string) =>
      `For one person who stands here twice. ${name} stays; the other becomes part of it.`,
    other: 'The other contact',
    nobody: 'Nobody else is known at this account.',
    moves: (moving: Moving, other: string, survivor: string) =>
      moving.length === 0
        ? `No check-in or note names ${other}.`
        : `${counted(moving)} ${isOne(moving) ? 'names' : 'name'} ${other} and will name ${survivor}.`,
    later: (other: string) =>
      `${meanwhile} Later you find ${other} in the account’s menu, under “Recently deleted”.`,
  },
  account: {
    open: 'Merge with another account…',
    title: 'Merge two accounts',
    lead: (name: string) =>
      `For one customer who stands here twice. ${name} stays; the other becomes part of it. Owner and sharing stay those of ${name}.`,
    other: 'The other account',
    nobody: 'You have no other account. Only who has both can merge them.',
    moves: (moving: Moving, other: string, survivor: string) =>
      moving.length === 0
        ? `Nothing lies in ${other}.`
        : `${counted(moving)} ${isOne(moving) ? 'moves' : 'move'} from ${other} to ${survivor}.`,
    later: (other: string) =>
      `${meanwhile} Later you find ${other} under Accounts → Archived → Deleted accounts.`,
  },
  unchosen: 'Choose one',
  sides: 'What is kept',
  field: 'What',
  stays: (name: string) => `${name} (stays)`,
  goes: (name: string) => `${name} (becomes part of it)`,
  kept: 'kept',
  unsaid: '–',
  do: (name: string) => `Merge into ${name}`,
  done: (other: string, survivor: string) => `${other} is now part of ${survivor}`,
}
