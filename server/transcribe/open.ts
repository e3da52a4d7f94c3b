import { commandTranscriber } from './command.ts'
import type { SpeechConfig } from './config.ts'
import type { Hands } from './hear-next.ts'
import { openHearings } from './hearings.ts'
import { httpTranscriber } from './http.ts'
import type { Speech } from './speech.ts'
import type { Transcriber } from './transcriber.ts'

/** Starts writing down recordings with the configured engine; undefined without one. */
export function openSpeech(config: SpeechConfig, hands: Omit<Hands, 'language'>): Speech | undefined {
  const engine = engineOf(config)
  return engine && openHearings({ ...hands, after, language: config.language }, engine)
}

function engineOf(config: SpeechConfig): Transcriber | undefined {
  if (config.engine === 'http') return httpTranscriber(config)
  if (config.engine === 'command') return commandTranscriber(config)
}

function after(ms: number, call: () => void) {
  const timer = setTimeout(call, ms)
  timer.unref()
  return () => clearTimeout(timer)
}
