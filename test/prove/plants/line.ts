import type { Plant } from './plant.ts'

/** The line, who is at its other end, and what happened there meanwhile. */
export const line: Plant[] = [
  {
    bug: 'a server that says to come back in a century is obeyed',
    loss: [20],
    file: 'app/data/api.ts',
    soil: 'Math.min(seconds * 1000, LONGEST_WAIT_MS)',
    instead: 'seconds * 1000',
    caughtBy: 'app/data/trying-again.test.ts',
  },
  {
    bug: 'a proxy that takes no large bodies is taken for a portal, and sent the same again for ever',
    loss: [5, 20],
    file: 'app/data/api.ts',
    soil: `  if (response.status === 413) return { ok: false, trouble: 'too_large' }
  return troubleOf`,
    instead: '  return troubleOf',
    caughtBy: 'app/data/trying-again.test.ts',
  },
  {
    bug: 'what is handed in or offered is cut by number alone, and long texts never pass',
    loss: [5, 20],
    file: 'app/data/cut.ts',
    soil: 'if (part && length <= left && part.length < MOST_CHANGES)',
    instead: 'if (part && left < Number.POSITIVE_INFINITY && part.length < MOST_CHANGES)',
    caughtBy: 'app/data/much.test.ts',
  },
  {
    bug: 'an app whose server was not updated yet counts as signed out, and sends nothing any more',
    loss: [32, 37],
    file: 'app/data/api.ts',
    soil: `code === 'protocol') return { ok: false, trouble: 'protocol' }`,
    instead: `code === 'protocol') return { ok: false, trouble: 'expired' }`,
    caughtBy: 'app/data/versions.test.ts',
  },
  {
    bug: 'a server that was updated does not speak with the app of before',
    loss: [32],
    file: 'server/sync/handlers.ts',
    soil: 'body.protocol !== PROTOCOL && body.protocol !== PROTOCOL - 1',
    instead: 'body.protocol !== PROTOCOL',
    caughtBy: 'app/data/versions.test.ts',
  },
  {
    bug: 'a device whose answer was lost on the way, and the new token with it, passes for a copy of itself',
    loss: [38],
    file: 'server/sync/turn-token.ts',
    soil: 'if (asked.token !== token && asked.token !== tokenBefore) return undefined',
    instead: 'if (asked.token !== token) return undefined',
    caughtBy: 'server/sync/restored.test.ts',
  },
  {
    bug: 'what was written in an account that another device deleted meanwhile is refused',
    loss: [2],
    file: 'server/sync/push.ts',
    soil: `known.get(account)?.fields.erased) throw new Refusal('erased', 'scope')`,
    instead: `known.get(account)?.fields.deleted) throw new Refusal('erased', 'scope')`,
    caughtBy: 'app/data/deleted-parent.test.ts',
  },
  {
    bug: 'nobody is told that something has waited for long although there is a connection',
    loss: [20],
    file: 'app/features/sync/late.ts',
    soil: 'const LATE_AFTER_MS = 5 * 60_000',
    instead: 'const LATE_AFTER_MS = Number.POSITIVE_INFINITY',
    caughtBy: 'app/features/sync/late.test.ts',
  },
  {
    bug: 'words typed while others are being saved are replaced by what was saved',
    loss: [12],
    file: 'app/features/shared/draft.ts',
    soil: `      setFilled(() => structuredClone(saved))
      setSeen(from)`,
    instead: `      set(structuredClone(saved))
      setFilled(() => structuredClone(saved))
      setSeen(from)`,
    caughtBy: 'app/features/shared/draft.test.ts',
  },
  {
    bug: 'words typed before an earlier draft was found are replaced by it',
    loss: [12],
    file: 'app/features/shared/draft.ts',
    soil: 'if (!draft || isTyped()) return',
    instead: 'if (!draft) return',
    caughtBy: 'app/features/shared/draft.test.ts',
  },
  {
    bug: 'a deletion that a device offers to a restored server stands against what was written since',
    loss: [41, 42],
    file: 'server/sync/offer.ts',
    soil: 'const isOpen = (mark: Mark | undefined) =>',
    instead: 'const isOpen = (mark: Mark | undefined) => mark !== null ||',
    caughtBy: 'server/sync/restored.test.ts',
  },
]
