import type { RecorderState } from '../recorder.ts'
import { NotSaved } from '../write.ts'

/** What getUserMedia, MediaRecorder or the store had against a recording. */
export function whyFailed(error: unknown): Extract<RecorderState, { is: 'failed' }>['why'] {
  if (error instanceof NotSaved) return error.why === 'full' ? 'full' : 'store'
  switch ((error as { name?: string }).name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no-microphone'
    case 'NotReadableError':
    case 'AbortError':
      return 'taken'
    default:
      return 'unsupported'
  }
}
