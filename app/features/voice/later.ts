/** What of speaking is loaded when it is wanted: one file, so that the first screen carries one name. */
export { findCutOff } from './cut-off.ts'
export { NoteRecordings } from './note-recordings.tsx'
export { VoiceForm } from './voice-form.tsx'
export { VoiceGroup } from './voice-group.tsx'
