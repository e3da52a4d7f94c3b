import { rmSync } from 'node:fs'
import { commandTranscriber } from './command.ts'
import type { SpeechConfig } from './config.ts'
import type { Hands } from './hear-next.ts'
import { openHearings } from './hearings.ts'
import { httpTranscriber } from './http.ts'
import { sayNobodyHears } from './nobody-hears.ts'
import type { Speech } from './speech.ts'
import type { Transcriber } from './transcriber.ts'

/**
 * Starts writing down recordings with the configured engine; undefined without one. `scratch` is a folder of its own: what a server
 * that was killed left there, somebody's voice, is removed.
 */
export function openSpeech(
  config: SpeechConfig,
  hands: Omit<Hands, 'language'>,
  scratch: string,
): Speech | undefined {
  rmSync(scratch, { recursive: true, force: true })
  const engine = engineOf(config, scratch)
  if (!engine) void sayNobodyHears(hands)
  return engine && openHearings({ ...hands, after, language: config.language }, engine)
}

function engineOf(config: SpeechConfig, scratch: string): Transcriber | undefined {
  if (config.engine === 'http') return httpTranscriber(config)
  if (config.engine === 'command') return commandTranscriber({ ...config, scratch })
}

function after(ms: number, call: () => void) {
  const timer = setTimeout(call, ms)
  timer.unref()
  return () => clearTimeout(timer)
}
