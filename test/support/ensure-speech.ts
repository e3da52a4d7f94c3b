import { ensureSpeech } from './speech.ts'

try {
  ensureSpeech()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
