const many = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${count} ${more}`)

/** Two entries of one person, or of one account, that become one. */
export const merge = {
  contact: {
    open: 'Merge with another contact…',
    title: 'Merge two contacts',
    lead: (name: string) =>
      `For one person who stands here twice. ${name} stays; the other becomes part of it.`,
    other: 'The other contact',
    nobody: 'Nobody else is known at this account.',
    moves: (count: number, other: string, survivor: string) =>
      count === 0
        ? `No check-in or note names ${other}.`
        : `${many(count, 'check-in or note names', 'check-ins and notes name')} ${other} and will name ${survivor}.`,
  },
  account: {
    open: 'Merge with another account…',
    title: 'Merge two accounts',
    lead: (name: string) =>
      `For one customer who stands here twice. ${name} stays; the other becomes part of it. Owner and sharing stay those of ${name}.`,
    other: 'The other account',
    nobody: 'You have no other account. Only who has both can merge them.',
    moves: (count: number, other: string, survivor: string) =>
      count === 0
        ? `Nothing lies in ${other}.`
        : `${many(count, 'person, conversation, action or file moves', 'people, conversations, actions and files move')} from ${other} to ${survivor}.`,
  },
  unchosen: 'Choose one',
  sides: 'What is kept',
  field: 'What',
  stays: (name: string) => `${name} (stays)`,
  goes: (name: string) => `${name} (becomes part of it)`,
  kept: 'kept',
  unsaid: '–',
  later:
    'What others write meanwhile for the other one is not lost: it comes here. You can undo it right after, and later by Recently deleted.',
  do: (name: string) => `Merge into ${name}`,
  done: (other: string, survivor: string) => `${other} is now part of ${survivor}`,
}
