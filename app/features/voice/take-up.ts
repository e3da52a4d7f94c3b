import type { Unfinished as CutOff } from '../../data/recordings.ts'
import { duration } from '../../i18n/duration.ts'
import type { Services } from '../services.ts'
import type { Form } from '../shared/draft.ts'
import type { FormAbout } from '../shared/unfinished.ts'
import type { VoiceFields } from './voice-fields.ts'

/** How a voice note that was left is opened again, with its sound. */
export function aboutOf(draft: string, { recordings, account, at, seconds, words }: VoiceFields): FormAbout {
  const prefill: Record<string, string> = {
    draft,
    ...(recordings.length && { recordings: recordings.join(',') }),
  }
  const first = firstOf(words)
  return {
    form: 'voice',
    prefill,
    at,
    ...(account && { account: account.name }),
    ...(seconds >= 1 && { length: duration(seconds) }),
    ...(first && { words: first }),
  }
}

/** So much of its words tells one from another in a list. */
const LONGEST_SHOWN = 60

/** The first words, cut between two of them. */
export function firstOf(words: string): string {
  const line = words.trim().replace(/\s+/g, ' ')
  if (line.length <= LONGEST_SHOWN) return line
  const cut = line.slice(0, LONGEST_SHOWN)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_SHOWN / 2))}…`
}

/** How long a recording is that lies unsaved on the disk. */
export function lengthOf({ segments }: Pick<CutOff, 'segments'>): number {
  return segments.reduce((sum, { seconds }) => sum + seconds, 0)
}

/** A recording whose draft did not reach the disk brings along what was known of it. */
export async function adopt({ recordings }: Services, form: Form<VoiceFields>, ids: string | undefined) {
  if (!ids || form.values.recordings.length) return
  const wanted = ids.split(',')
  const found = (await recordings.unfinished()).filter(({ id }) => wanted.includes(id))
  if (!found.length) return
  const { at, account, words } = found[0]!.about
  form.set({
    recordings: found.map(({ id }) => id),
    seconds: found.reduce((sum, one) => sum + lengthOf(one), 0),
    at,
    ...(account && { account: { ...account } }),
    ...(words && { words, typed: true }),
  })
}
