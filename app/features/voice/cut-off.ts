import type { Services } from '../services.ts'
import { type Unfinished, unfinishedForms } from '../shared/unfinished.ts'

/** Something given up can be had back for as long as its toast is shown, and somewhat longer. */
const HAD_BACK_FOR_MS = 60_000

/**
 * Recordings that lie on the disk unsaved stand among the forms left half-written, though the app was killed before it could say
 * so; those given up some time ago are let go. Answers the voice notes among them, newest first.
 */
export async function findCutOff({
  book,
  recordings,
  recorder,
  now,
}: Pick<Services, 'book' | 'recordings' | 'recorder' | 'now'>): Promise<Unfinished[]> {
  const forms = unfinishedForms(book)
  await forms.ready
  const state = recorder.state()
  const running = 'recording' in state ? state.recording : undefined
  for (const { id, about } of await recordings.unfinished()) {
    const given = forms.givenUp().find(one => recordingsOf(one).includes(id))
    if (given && now() - given.at > HAD_BACK_FOR_MS) await recordings.forget(id)
    const isListed = forms.list().some(one => recordingsOf(one).includes(id))
    if (given || isListed || id === running) continue
    await forms.note({
      key: `voice/${id}`,
      form: 'voice',
      prefill: { draft: id, recordings: id },
      ...(about.account && { account: about.account.name }),
    })
  }
  await forms.forgetGivenUp(now() - HAD_BACK_FOR_MS)
  return forms.list().filter(one => one.form === 'voice')
}

function recordingsOf({ prefill }: { prefill: Record<string, string> }): string[] {
  return prefill.recordings?.split(',') ?? []
}
