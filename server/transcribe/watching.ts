import { HearingFailed, type Transcriber } from './transcriber.ts'

/** The engine, and whether it was there when it was last asked. */
export function watching(engine: Transcriber): Transcriber & { readonly isDown: boolean } {
  let isDown = false
  return {
    kind: engine.kind,
    name: engine.name,
    leaves: engine.leaves,
    get isDown() {
      return isDown
    },
    async hear(recording, stop) {
      try {
        const heard = await engine.hear(recording, stop)
        isDown = false
        return heard
      } catch (cause) {
        isDown = cause instanceof HearingFailed && cause.why === 'unreachable'
        throw cause
      }
    },
  }
}
