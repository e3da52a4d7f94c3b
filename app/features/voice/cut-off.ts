import { duration } from '../../i18n/duration.ts'
import type { Services } from '../services.ts'
import { forgetGivenUp, givenUp } from '../shared/given-up.ts'
import { type Unfinished, unfinishedForms } from '../shared/unfinished.ts'
import { firstOf, lengthOf } from './take-up.ts'

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
  for (const { id, about, segments } of await recordings.unfinished()) {
    if (isIn(given.over, id)) await recordings.forget(id)
    if (isIn(given.all, id) || id === running) continue
    const length = duration(lengthOf({ segments }))
    const known = forms.list().find(one => recordingsOf(one).includes(id))
    // A killed app could not say how long it was.
    if (known && !known.length) await forms.note({ ...known, length })
    if (known) continue
    await forms.note({
      key: `voice/${id}`,
      form: 'voice',
      prefill: { draft: id, recordings: id },
      at: about.at,
      length,
      ...(about.account && { account: about.account.name }),
      ...(about.words?.trim() && { words: firstOf(about.words) }),
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
