import type { MicrophonePorts } from './ports.ts'

/** Below this nothing is begun: about ten minutes of speech, and what the rest of the book needs. */
const FULL_BYTES = 3 * 1024 * 1024
/** An hour of speech and some. */
const NEARLY_FULL_BYTES = 20 * 1024 * 1024
/** Recording must begin at once; a browser slow to say how much room there is is not waited for. */
const ASKING_TAKES_AT_MOST_MS = 150

export type Room = 'enough' | 'nearly-full' | 'full'

/** How much room the browser says there is; one that does not say is believed to have enough. */
export async function roomLeft({ estimate }: Pick<MicrophonePorts, 'estimate'>): Promise<Room> {
  const { usage, quota } = (await estimate().catch(() => undefined)) ?? {}
  if (!quota) return 'enough'
  const left = quota - (usage ?? 0)
  return left < FULL_BYTES ? 'full' : left < NEARLY_FULL_BYTES ? 'nearly-full' : 'enough'
}

export function roomLeftSoon(ports: MicrophonePorts): Promise<Room> {
  return new Promise(resolve => {
    const cancel = ports.after(ASKING_TAKES_AT_MOST_MS, () => resolve('enough'))
    void roomLeft(ports).then(room => {
      cancel()
      resolve(room)
    })
  })
}
