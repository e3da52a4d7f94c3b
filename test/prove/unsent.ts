import type { Figure } from './proof.ts'
import { unsentInBrowser } from './unsent-in-browser.ts'
import { unsentInCore } from './unsent-in-core.ts'

/** So many unsent changes through each of the seven things that may befall a device: kept, or named and exported, and in no wrong name. */
export async function unsent(times: number, seed: number): Promise<Figure[]> {
  return [...(await unsentInCore(times, seed)), ...(await unsentInBrowser(times, seed))]
}
