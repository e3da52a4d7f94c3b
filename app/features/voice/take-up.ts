import type { Services } from '../services.ts'
import type { Form } from '../shared/draft.ts'
import type { FormAbout } from '../shared/unfinished.ts'
import type { VoiceFields } from './voice-fields.ts'

/** How a voice note that was left is opened again, with its sound. */
export function aboutOf(draft: string, { recordings, account }: VoiceFields): FormAbout {
  const prefill: Record<string, string> = {
    draft,
    ...(recordings.length && { recordings: recordings.join(',') }),
  }
  return { form: 'voice', prefill, ...(account && { account: account.name }) }
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
    at,
    ...(account && { account: { ...account } }),
    ...(words && { words, typed: true }),
  })
}
