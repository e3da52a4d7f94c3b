/** What of notes is loaded when it is wanted: one file, so that the first screen carries one name. */
export { NoteAttachments } from './note-attachments.tsx'
export { NoteForm } from './note-form.tsx'
export { findShared } from './take-shared.ts'
