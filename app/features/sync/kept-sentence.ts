import type { Attention } from '../../data/connection.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import type { AnyShown } from '../../model/row.ts'

/** Why a row stands that one had deleted, erased or merged; or that it stands no more. `who`: a name for who edited it, where it was another. */
export function keptSentence(
  { changes, by }: Attention,
  row: AnyShown | undefined,
  me: string,
  who: (member: string) => string,
): string {
  const say = syncPageWords()
  const { patch } = changes[0]!
  if (!row || row.erased) return say.keptNoMore
  if (row.deleted) return patch.erased ? say.notErased : say.keptNoMore
  if (patch.into !== undefined) return say.keptApart
  const done = patch.erased ? 'erased' : 'deleted'
  const why = by === me ? say.keptOwn(done) : say.kept(done, by && who(by))
  return patch.erased ? `${why} ${say.keptThenErase}` : why
}
