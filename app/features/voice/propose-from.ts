import type { Services } from '../services.ts'
import { NOTHING_PROPOSED, type Proposals } from './proposals.ts'

/** What the rules find in the words, put as the screens offer it. */
export async function proposeFrom(
  _services: Pick<Services, 'book' | 'now' | 'today'>,
  _text: string,
  _account: string | undefined,
): Promise<Proposals> {
  return NOTHING_PROPOSED
}
