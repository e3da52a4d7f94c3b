import type { Services } from '../services.ts'
import { forgetGivenUp, givenUp } from '../shared/given-up.ts'
import { type Unfinished, unfinishedForms } from '../shared/unfinished.ts'

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
  const given = await givenUp(book, now())
  const isIn = (list: readonly Unfinished[], id: string) => list.some(one => recordingsOf(one).includes(id))
  for (const { id, about } of await recordings.unfinished()) {
    if (isIn(given.over, id)) await recordings.forget(id)
    if (isIn(given.all, id) || isIn(forms.list(), id) || id === running) continue
    await forms.note({
      key: `voice/${id}`,
      form: 'voice',
      prefill: { draft: id, recordings: id },
      ...(about.account && { account: about.account.name }),
    })
  }
  await forgetGivenUp(
    book,
    given.over.filter(one => one.form === 'voice'),
  )
  return forms.list().filter(one => one.form === 'voice')
}

function recordingsOf({ prefill }: { prefill: Record<string, string> }): string[] {
  return prefill.recordings?.split(',') ?? []
}
