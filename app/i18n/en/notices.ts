import { device } from '../device.ts'

const changes = (count: number) => (count === 1 ? '1 change' : `${count} changes`)
const counted = (changes: number, drafts: number) =>
  [
    changes > 0 && (changes === 1 ? '1 unsent change' : `${changes} unsent changes`),
    drafts > 0 && (drafts === 1 ? '1 half-written form' : `${drafts} half-written forms`),
  ]
    .filter(Boolean)
    .join(' and ')

const butFor = (count: number) => (count > 0 ? `, but for the last ${changes(count)}` : '')

/** There is no second copy of them. */
const notCopied = 'Half-written forms, and recordings, photos and files not yet sent, are gone.'

/** What is told at the top of every page until it is read. */
export const notices = {
  cleared: (count: number, isReading: boolean, isBack: boolean) => {
    const read = isReading ? 'is being read again from the server' : 'was read again from the server'
    if (isBack)
      return `The browser had cleared this ${device}. What you had not sent is back${butFor(count)}; the rest ${read}. ${notCopied}`
    return count === 0
      ? `The browser had cleared this ${device}. Your book ${read}. ${notCopied}`
      : `The browser had cleared this ${device} with ${changes(count)} not yet sent. The rest of your book ${read}. ${notCopied}`
  },
  /** On a device whose book has no server. */
  clearedAlone: (count: number, isBack: boolean) =>
    isBack
      ? `The browser had cleared this ${device}. What you wrote is back${butFor(count)}. ${notCopied}`
      : `The browser had cleared this ${device}, and ${changes(count)} that ${count === 1 ? 'was' : 'were'} nowhere else went with it.`,
  unconfirmed:
    'The server was restored from a backup. Confirm who belongs here; until then the other members wait.',
  see: 'See what it is',
  toJudge: (count: number) =>
    count === 1
      ? 'Waiting for you to decide: something a member could not send any more.'
      : `Waiting for you to decide: ${count} times something members could not send any more.`,
  handedBack: (count: number) =>
    count === 1
      ? 'Something you wrote was handed back to you by your admin.'
      : `${count} times something you wrote was handed back to you by your admin.`,
  seeMembers: 'See members',
  letGo: (account: string, changes: number, drafts: number) =>
    `You can no longer see ${account || 'an account'}. ${counted(changes, drafts)} ${
      changes + drafts === 1 ? 'was' : 'were'
    } handed in to your admin.`,
}
