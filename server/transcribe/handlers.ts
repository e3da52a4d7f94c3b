import { answer } from '../http/answer.ts'
import type { Ask } from '../http/env.ts'
import type { Ports } from '../ports.ts'

/** `GET /api/speech`: what the server does with recordings, and which host gets to hear them. */
export function aboutSpeech(c: Ask, { speech }: Ports): Response {
  if (!speech) return answer(c, { engine: 'none' })
  const { kind, name, leaves } = speech.engine
  return answer(c, { engine: kind, name, leaves })
}
